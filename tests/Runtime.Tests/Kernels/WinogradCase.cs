using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>A 3×3 or 5×5 convolution with seeded operands: the kernels over guarded memory and scratch full of NaN; the sums in double are those of <see cref="ConvCase"/>.</summary>
public sealed class WinogradCase
{
    private readonly int[] sizes;
    private readonly WinogradShape shape;

    /// <param name="tile">4 or 2.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="sizes">Channels, height, width, filters, the four pads in the order of <see cref="WinogradShape"/>.</param>
    public WinogradCase(int tile, int rows, params int[] sizes)
        : this(tile, 3, rows, sizes)
    {
    }

    private WinogradCase(int tile, int window, int rows, int[] sizes)
        : this(tile, window, sizes, new ConvCase(rows, sizes[0], sizes[1], sizes[2], sizes[3], window, window, 1, 1, sizes[4], sizes[5], sizes[6], sizes[7], 1, 1, 1))
    {
    }

    private WinogradCase(int tile, int window, int[] sizes, ConvCase values)
    {
        this.sizes = sizes;
        Values = values;
        shape = new WinogradShape(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], tile, window);
    }

    public ConvCase Values { get; }

    /// <summary>Whether the window is 5×5, whose weights' gradient is computed otherwise.</summary>
    public bool IsFive => shape.Window == 5;

    private int Inner => sizes[1] * sizes[2];

    private int OutInner => shape.OutHeight * shape.OutWidth;

    /// <summary>A 5×5 convolution whose output is as large as that of a 3×3 one with these sizes: a row of padding more on every side.</summary>
    public static WinogradCase Five(int rows, params int[] sizes) => new(2, 5, rows, [.. sizes[..4], .. Array.ConvertAll(sizes[4..], pad => pad + 1)]);

    /// <inheritdoc/>
    public override string ToString() => $"{shape.Window}x{shape.Window}: ({shape.Tile}, {Values.Rows}, {string.Join(", ", sizes)})";

    /// <summary>One row of this batch as a batch of its own.</summary>
    public WinogradCase Row(int row) => new(shape.Tile, shape.Window, sizes, Values.Row(row));

    /// <summary>
    /// The largest difference, where 1 is 64 (tiles that read 6×6 values) or 4 (4×4) roundings of the largest magnitude: Σ|w·x| of the sum where that is largest,
    /// since the values of a tile, and with them their errors, are mixed. The largest found over all shapes of the tests is half of that.
    /// </summary>
    public double Error(ProductReference expected, ReadOnlySpan<float> actual)
    {
        double largest = 0, difference = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double d = Math.Abs(actual[i] - expected.Sums[i]);
            difference = double.IsNaN(d) ? double.PositiveInfinity : Math.Max(difference, d);
            largest = Math.Max(largest, expected.Magnitudes[i]);
        }

        return actual.Length == expected.Sums.Length ? difference / ((shape.Extent == 6 ? 64 : 4) * Math.ScaleB(1, -24) * largest) : double.PositiveInfinity;
    }

    public float[] RunForward(Team team) => RunForward(team, default(Identity));

    public float[] RunForward<TActivation>(Team team, TActivation activation)
        where TActivation : struct, IActivation
    {
        using GuardedBuffer x = Blocked(Values.X, sizes[0], Inner), weight = new(Values.Weight), bias = new(Values.Bias), y = new(Filled(OutputLength)), work = Work(WinogradSizes.Forward(sizes[0], shape.Tile, shape.Window), team);
        using GuardedBuffer packed = new(Filled(shape.PackedLength));
        WinogradConv.Pack(team, in shape, weight.Span, packed.Span);
        WinogradConv.Forward(team, in shape, Values.Rows, x.Span, packed.Span, Values.Bias.Length == 0 ? default : bias.Span, y.Span, work.Span, activation);
        packed.Check();
        y.Check();
        work.Check();
        return Finite(y, sizes[3], OutInner);
    }

    /// <summary>The forward pass with the case's output gradient as the residual, in the residual's place if wanted.</summary>
    public float[] RunForwardResidual<TActivation>(Team team, TActivation activation, bool inPlace)
        where TActivation : struct, IActivation
    {
        using GuardedBuffer x = Blocked(Values.X, sizes[0], Inner), weight = new(Values.Weight), bias = new(Values.Bias), work = Work(WinogradSizes.Forward(sizes[0], shape.Tile, shape.Window), team);
        using GuardedBuffer packed = new(shape.PackedLength), residual = Blocked(Values.Dy, sizes[3], OutInner), y = new(Filled(OutputLength));
        GuardedBuffer to = inPlace ? residual : y;
        WinogradConv.Pack(team, in shape, weight.Span, packed.Span);
        WinogradConv.ForwardResidual(team, in shape, Values.Rows, x.Span, packed.Span, Values.Bias.Length == 0 ? default : bias.Span, residual.Span, to.Span, work.Span, activation);
        residual.Check();
        y.Check();
        work.Check();
        return Finite(to, sizes[3], OutInner);
    }

    public float[] RunBackwardData(Team team, bool accumulate)
    {
        using GuardedBuffer dy = Blocked(Values.Dy, sizes[3], OutInner), weight = new(Values.Weight), packed = new(Filled(shape.PackedBackwardLength));
        using GuardedBuffer dx = new(accumulate ? BlockedImages.From(Values.OldDx, sizes[0], Inner) : Filled(InputLength)), work = Work(WinogradSizes.BackwardData(sizes[3], shape.Tile, shape.Window), team);
        WinogradConv.PackBackward(team, in shape, weight.Span, packed.Span);
        WinogradConv.BackwardData(team, in shape, Values.Rows, dy.Span, packed.Span, dx.Span, accumulate, work.Span);
        packed.Check();
        dx.Check();
        work.Check();
        return Finite(dx, sizes[0], Inner);
    }

    public float[] RunBackwardWeights(Team team, bool accumulate)
    {
        using GuardedBuffer x = Blocked(Values.X, sizes[0], Inner), dy = Blocked(Values.Dy, sizes[3], OutInner), dweight = new(accumulate ? Values.OldDweight : Filled(Values.Weight.Length));
        using GuardedBuffer work = Work(WinogradSizes.BackwardWeights(sizes[0], sizes[3]), team);
        WinogradConv.BackwardWeights(team, in shape, Values.Rows, x.Span, dy.Span, dweight.Span, accumulate, work.Span);
        dweight.Check();
        work.Check();
        return dweight.Span.ToArray();
    }

    private int InputLength => Values.Rows * ((sizes[0] + 15) / 16) * Inner * 16;

    private int OutputLength => Values.Rows * ((sizes[3] + 15) / 16) * OutInner * 16;

    private static GuardedBuffer Blocked(float[] planar, int channels, int inner) => new(BlockedImages.From(planar, channels, inner));

    private static GuardedBuffer Work(WorkLength length, Team team) => new(Filled((int)(length.Fixed + (team.Size * length.PerWorker))));

    /// <summary>What was written, planar; every lane must be finite, those of no channel too.</summary>
    private static float[] Finite(GuardedBuffer blocked, int channels, int inner)
    {
        foreach (float value in blocked.Span)
        {
            Xunit.Assert.True(float.IsFinite(value), "A lane of the result is not finite.");
        }

        return BlockedImages.To(blocked.Span, channels, inner);
    }

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
