using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Convolutions of every kind against the same plain sums.</summary>
internal sealed class Convolutions
{
    private const int Rows = 2;

    private readonly Suite suite;
    private readonly Window window;
    private readonly Field x;
    private readonly Field weight;
    private readonly Field bias;
    private readonly Field dy;

    private Convolutions(Suite suite, Window window)
    {
        this.suite = suite;
        this.window = window;
        x = new Field(Numbers.Distinct(Rows * window.InputLength, 1));
        weight = new Field(Numbers.Distinct(window.WeightLength, 2));
        bias = new Field(Numbers.Distinct(window.Filters, 3));
        dy = new Field(Numbers.Distinct(Rows * window.OutputLength, 4));
    }

    public static void Run(Suite suite)
    {
        // Windows, strides, dilations and groups; planes and channels that fill no vector and no tile.
        foreach (Window window in new Window[]
        {
            new(3, 11, 13, 7, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1), new(6, 9, 10, 4, 3, 2, 2, 1, 1, 0, 0, 1, 1, 2, 2), new(5, 12, 7, 18, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1),
            new(4, 5, 17, 3, 1, 5, 1, 2, 0, 2, 0, 2, 1, 1, 1), new(1, 32, 32, 6, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1), new(6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1), new(7, 6, 9, 7, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 7),
        })
        {
            new Convolutions(suite, window).Planar();
        }

        foreach (Window window in new Window[] { new(6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1), new(1, 32, 32, 6, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1), new(3, 9, 13, 7, 3, 5, 1, 1, 1, 2, 1, 2, 1, 1, 1) })
        {
            new Convolutions(suite, window).FiveColumns();
        }

        foreach (Window window in new Window[]
        {
            new(19, 7, 15, 37, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1), new(16, 10, 9, 33, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1, 1), new(3, 13, 11, 20, 5, 3, 2, 2, 2, 1, 2, 1, 1, 1, 1),
            new(32, 5, 6, 32, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 2), new(40, 3, 8, 17, 1, 7, 1, 1, 0, 3, 0, 3, 1, 1, 1),
        })
        {
            new Convolutions(suite, window).Blocked(planarInput: false);
            if (window.Groups == 1)
            {
                new Convolutions(suite, window).Blocked(planarInput: true);
            }
        }

        foreach (Window window in new Window[] { new(19, 9, 11, 37, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1), new(33, 4, 5, 16, 3, 3, 1, 1, 0, 2, 1, 0, 1, 1, 1), new(16, 14, 14, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1) })
        {
            new Convolutions(suite, window).Winograd(tile: 4);
            new Convolutions(suite, window).Winograd(tile: 2);
        }

        foreach (Window window in new Window[] { new(19, 9, 11, 37, 5, 5, 1, 1, 2, 2, 2, 2, 1, 1, 1), new(33, 6, 7, 16, 5, 5, 1, 1, 0, 4, 1, 0, 1, 1, 1) })
        {
            new Convolutions(suite, window).Winograd(tile: 2);
        }

        foreach (Window window in new Window[]
        {
            new(19, 9, 11, 19, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 19), new(16, 10, 13, 16, 5, 5, 2, 2, 2, 2, 2, 2, 1, 1, 16), new(35, 6, 7, 35, 3, 2, 1, 2, 2, 1, 2, 1, 2, 1, 35),
        })
        {
            new Convolutions(suite, window).ByChannel();
        }
    }

    private void FiveColumns()
    {
        RowConvShape shape = window.FiveColumns(pooled: false), pooled = window.FiveColumns(pooled: true);
        Field packed = new(shape.PackedLength), y = new(dy.Length), work = Work(shape.Layout.Work), pooledWork = Work(pooled.Layout.Work);
        suite.Check($"RowConv.Forward {window}", y, Forward().Mixed(4), team =>
        {
            RowConv.Pack(team, in shape, weight, packed);
            RowConv.Forward(team, in shape, Rows, x, packed, bias, y, work, default(Identity));
        });

        // The largest of four results, to the bit.
        int columns = window.OutWidth / 2, planes = Rows * window.Filters, quarter = window.OutHeight / 2 * columns;
        double[] largest = new double[planes * quarter];
        for (int i = 0; i < largest.Length; i++)
        {
            int at = (i / quarter * window.OutInner) + (2 * (i % quarter / columns) * window.OutWidth) + (2 * (i % columns));
            largest[i] = Math.Max(Math.Max(y.Span[at], y.Span[at + 1]), Math.Max(y.Span[at + window.OutWidth], y.Span[at + window.OutWidth + 1]));
        }

        Field few = new(largest.Length), places = new(largest.Length);
        suite.Check($"RowConv.ForwardPlaces {window}", few, Expectation.Exact(largest), team => RowConv.ForwardPlaces(team, in pooled, Rows, x, packed, bias, few, places, pooledWork, default(Identity)));
        Pooled(few, places, columns, quarter);
    }

    /// <summary>Gradients of the largest of each four results: three of four are zero.</summary>
    private void Pooled(Field gradient, Field places, int columns, int quarter)
    {
        PooledConvShape shape = window.Pooled;
        dy.Span.Clear();
        for (int i = 0; i < gradient.Length; i++)
        {
            int row = (2 * (i % quarter / columns)) + (i & 1), column = (2 * (i % columns)) + ((i >> 1) & 1);
            places.Span[i] = (row * shape.Layout.RowStep) + column;
            dy.Span[(i / quarter * window.OutInner) + (row * window.OutWidth) + column] = gradient.Span[i];
        }

        Field dweight = new(weight.Length), dx = new(x.Length), weightsWork = Work(shape.Layout.BackwardWeights), dataWork = Work(shape.Layout.BackwardData);
        suite.CheckGradient(
            $"PooledConv.BackwardWeights {window}", dweight, BackwardWeights().Direct(), (team, adds) => PooledConv.BackwardWeights(team, in shape, Rows, x, gradient, places, dweight, adds, weightsWork));
        suite.CheckGradient(
            $"PooledConv.BackwardData {window}", dx, BackwardData().Direct(), (team, adds) => PooledConv.BackwardData(team, in shape, Rows, gradient, places, weight, dx, adds, dataWork));
    }

    private void Planar()
    {
        ConvShape shape = window.Conv;
        Field y = new(dy.Length), dx = new(x.Length), dweight = new(weight.Length);
        Field work = Work(shape.ForwardWork), residualWork = Work(shape.ForwardResidualWork), dataWork = Work(shape.BackwardDataWork), weightsWork = Work(shape.BackwardWeightsWork);
        suite.Check($"Conv.Forward {window}", y, Forward().Direct(), team => Conv.Forward(team, in shape, Rows, x, weight, bias, y, work, default(Identity)));
        suite.Check($"Conv.ForwardResidual {window}", y, WithResidual().Direct(), team => Conv.ForwardResidual(team, in shape, Rows, x, weight, bias, dy, y, residualWork, default(Identity)));
        suite.CheckGradient($"Conv.BackwardData {window}", dx, BackwardData().Direct(), (team, adds) => Conv.BackwardData(team, in shape, Rows, dy, weight, dx, adds, dataWork));
        suite.CheckGradient($"Conv.BackwardWeights {window}", dweight, BackwardWeights().Direct(), (team, adds) => Conv.BackwardWeights(team, in shape, Rows, x, dy, dweight, adds, weightsWork));
    }

    private void Blocked(bool planarInput)
    {
        BlockedConvShape shape = window.Blocked(planarInput);
        Field from = planarInput ? x : Images.Blocked(x, window.Channels, window.Inner), residual = Images.Blocked(dy, window.Filters, window.OutInner);
        Field packed = new(shape.PackedLength), y = new(Rows * shape.OutputLength), work = Work(shape.ForwardWork);
        suite.Check($"BlockedConv.Forward {planarInput} {window}", y, OnBlocks(Forward().Direct()), team =>
        {
            BlockedConv.Pack(team, in shape, weight, packed);
            BlockedConv.Forward(team, in shape, Rows, from, packed, bias, y, work, default(Identity));
        });
        suite.Check(
            $"BlockedConv.ForwardResidual {planarInput} {window}", y, OnBlocks(WithResidual().Direct()),
            team => BlockedConv.ForwardResidual(team, in shape, Rows, from, packed, bias, residual, y, work, default(Identity)));
        Field dweight = new(weight.Length), weightsWork = Work(shape.BackwardWeightsWork);
        suite.CheckGradient(
            $"BlockedConv.BackwardWeights {planarInput} {window}", dweight, BackwardWeights().Direct(),
            (team, adds) => BlockedConv.BackwardWeights(team, in shape, Rows, from, residual, dweight, adds, weightsWork));
        if (!planarInput)
        {
            BlockedOnly(in shape, from, residual, packed);
        }
    }

    private void BlockedOnly(in BlockedConvShape blocked, Field from, Field gradient, Field packed)
    {
        BlockedConvShape shape = blocked;
        Field turned = new(shape.PackedBackwardLength), dx = new(from.Length), y = new(gradient.Length), dataWork = Work(shape.BackwardDataWork), normedWork = Work(shape.NormedWork);
        BlockedConv.PackBackward(default, in shape, weight, turned);
        suite.CheckGradient(
            $"BlockedConv.BackwardData {window}", dx, BackwardData().Direct().Blocked(window.Channels, window.Inner),
            (team, adds) => BlockedConv.BackwardData(team, in shape, Rows, gradient, turned, dx, adds, dataWork));

        // Powers of two, so that one rounding is left whether the processor fuses the two operations or not.
        float[] scales = new float[window.Channels], shifts = new float[window.Channels];
        Array.Fill(scales, 0.5f);
        Array.Fill(shifts, 0.25f);
        Field scale = new(scales), shift = new(shifts), rectified = new(Array.ConvertAll(x.Span.ToArray(), value => Math.Max(0, (value * 0.5f) + 0.25f)));
        suite.Check(
            $"BlockedConv.ForwardNormed {window}", y, OnBlocks(Forward(rectified).Direct()),
            team => BlockedConv.ForwardNormed(team, in shape, Rows, from, scale, shift, packed, bias, y, normedWork, default(Identity)));
    }

    private void Winograd(int tile)
    {
        WinogradShape shape = window.Winograd(tile);

        // Tiles of 2 with a window of 5 mix as many values as those of 4 with a window of 3.
        int spread = WinogradSizes.Extent(tile, shape.Window) - 2;
        Field from = Images.Blocked(x, window.Channels, window.Inner), gradient = Images.Blocked(dy, window.Filters, window.OutInner);
        Field packed = new(shape.PackedLength), turned = new(shape.PackedBackwardLength), y = new(gradient.Length), dx = new(from.Length);
        Field work = Work(WinogradSizes.Forward(window.Channels, tile, shape.Window)), dataWork = Work(WinogradSizes.BackwardData(window.Filters, tile, shape.Window));
        Field dweight = new(weight.Length), weightsWork = Work(WinogradSizes.BackwardWeights(window.Channels, window.Filters));
        suite.Check($"WinogradConv.Forward {tile} {window}", y, OnBlocks(Forward().Mixed(spread)), team =>
        {
            WinogradConv.Pack(team, in shape, weight, packed);
            WinogradConv.Forward(team, in shape, Rows, from, packed, bias, y, work, default(Identity));
        });
        suite.Check(
            $"WinogradConv.ForwardResidual {tile} {window}", y, OnBlocks(WithResidual().Mixed(spread)),
            team => WinogradConv.ForwardResidual(team, in shape, Rows, from, packed, bias, gradient, y, work, default(Identity)));
        suite.Check($"WinogradConv.BackwardData {tile} {window}", dx, BackwardData().Mixed(spread).Blocked(window.Channels, window.Inner), team =>
        {
            WinogradConv.PackBackward(team, in shape, weight, turned);
            WinogradConv.BackwardData(team, in shape, Rows, gradient, turned, dx, accumulate: false, dataWork);
        });
        if (shape.Window == 5)
        {
            return;
        }

        suite.CheckGradient(
            $"WinogradConv.BackwardWeights {window}", dweight, BackwardWeights().Mixed(2), (team, adds) => WinogradConv.BackwardWeights(team, in shape, Rows, from, gradient, dweight, adds, weightsWork));
    }

    private void ByChannel()
    {
        DepthwiseShape shape = window.Depthwise;
        Field from = Images.Blocked(x, window.Channels, window.Inner), packed = new(shape.PackedLength), y = new(Rows * shape.OutLength);
        suite.Check($"Depthwise.Forward {window}", y, OnBlocks(Forward().Direct()), team =>
        {
            Depthwise.Pack(team, in shape, weight, packed);
            Depthwise.Forward(team, in shape, Rows, from, packed, bias, y, default(Identity));
        });
    }

    private Expectation OnBlocks(Expectation planar) => planar.Blocked(window.Filters, window.OutInner);

    private Sums Forward() => Forward(x);

    private Sums Forward(Field image)
    {
        Sums sums = new(Rows * window.OutputLength);
        for (int i = 0; i < Rows * window.OutputLength; i++)
        {
            sums.Add(i, bias.Span[i / window.OutInner % window.Filters]);
        }

        return Products(sums, (to, from, tap) => sums.Add(to, (double)image.Span[from] * weight.Span[tap]));
    }

    private Sums WithResidual()
    {
        Sums sums = Forward();
        for (int i = 0; i < dy.Length; i++)
        {
            sums.Add(i, dy.Span[i]);
        }

        return sums;
    }

    private Sums BackwardData()
    {
        Sums sums = new(x.Length);
        return Products(sums, (to, from, tap) => sums.Add(from, (double)dy.Span[to] * weight.Span[tap]));
    }

    private Sums BackwardWeights()
    {
        Sums sums = new(weight.Length);
        return Products(sums, (to, from, tap) => sums.Add(tap, (double)dy.Span[to] * x.Span[from]));
    }

    private Sums Products(Sums sums, Action<int, int, int> add)
    {
        window.EachProduct(Rows, add);
        return sums;
    }

    // For two threads.
    private static Field Work(WorkLength length) => new(length.Fixed + (2 * length.PerWorker));
}
