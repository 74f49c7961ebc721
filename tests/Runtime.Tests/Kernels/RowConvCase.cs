using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>A convolution with a window of five columns, its pooled results and their gradients: the kernels over guarded memory and scratch full of NaN.</summary>
public sealed class RowConvCase
{
    private readonly int[] sizes;
    private readonly PooledConvShape pooledShape;

    /// <param name="rows">Samples.</param>
    /// <param name="sizes">Channels, height, width, filters, window height and the padding at the top, left, bottom and right.</param>
    public RowConvCase(int rows, params int[] sizes)
    {
        this.sizes = sizes;
        Rows = rows;
        Plain = new ConvCase(rows, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], 5, 1, 1, sizes[5], sizes[6], sizes[7], sizes[8], 1, 1, 1);
        pooledShape = new PooledConvShape(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], 5, sizes[5], sizes[6], sizes[7], sizes[8]);
        OutHeight = sizes[1] + sizes[5] + sizes[7] - sizes[4] + 1;
        OutWidth = sizes[2] + sizes[6] + sizes[8] - 4;
        G = Floats.Uniform(PooledLength, 7);
    }

    public int Rows { get; }

    /// <summary>The same convolution in plain loops.</summary>
    public ConvCase Plain { get; }

    public int OutHeight { get; }

    public int OutWidth { get; }

    /// <summary>Gradient of the pooled results.</summary>
    public float[] G { get; set; }

    public int PooledLength => Rows * Filters * (OutHeight / 2) * (OutWidth / 2);

    public int Filters => sizes[3];

    /// <inheritdoc/>
    public override string ToString() => $"new RowConvCase({Rows}, {string.Join(", ", sizes)})";

    public RowConvShape Shape(bool pooled) => new(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], sizes[8], pooled);

    /// <summary>One row of this batch as a batch of its own.</summary>
    public RowConvCase Row(int row)
    {
        RowConvCase alone = new(1, sizes) { G = Part(G, row) };
        alone.Plain.X = Part(Plain.X, row);
        alone.Plain.Weight = Plain.Weight;
        alone.Plain.Bias = Plain.Bias;
        return alone;
    }

    /// <summary>A row's part of a batch.</summary>
    public float[] Part(float[] values, int row) => values.AsSpan(row * (values.Length / Rows), values.Length / Rows).ToArray();

    public float[] Forward<TActivation>(Team team, bool pooled, TActivation activation)
        where TActivation : struct, IActivation
    {
        RowConvShape shape = Shape(pooled);
        using GuardedBuffer x = new(Plain.X), packed = Packed(team, shape), bias = new(Plain.Bias), y = new(Filled(pooled ? PooledLength : Plain.Dy.Length)), work = Work(shape.Layout.Work, team);
        RowConv.Forward(team, in shape, Rows, x.Span, packed.Span, Plain.Bias.Length == 0 ? default : bias.Span, y.Span, work.Span, activation);
        y.Check();
        work.Check();
        return y.Span.ToArray();
    }

    public (float[] Y, float[] Places) ForwardPlaces(Team team)
    {
        RowConvShape shape = Shape(pooled: true);
        using GuardedBuffer x = new(Plain.X), packed = Packed(team, shape), bias = new(Plain.Bias), y = new(Filled(PooledLength)), places = new(Filled(PooledLength)), work = Work(shape.Layout.Work, team);
        RowConv.ForwardPlaces(team, in shape, Rows, x.Span, packed.Span, Plain.Bias.Length == 0 ? default : bias.Span, y.Span, places.Span, work.Span, default(Relu));
        y.Check();
        places.Check();
        work.Check();
        return (y.Span.ToArray(), places.Span.ToArray());
    }

    public float[] BackwardWeights(Team team, float[] places, float[]? start)
    {
        using GuardedBuffer x = new(Plain.X), g = new(G), at = new(places), dweight = new(start ?? Filled(Plain.Weight.Length)), work = Work(pooledShape.Layout.BackwardWeights, team);
        PooledConv.BackwardWeights(team, in pooledShape, Rows, x.Span, g.Span, at.Span, dweight.Span, start is not null, work.Span);
        dweight.Check();
        work.Check();
        return dweight.Span.ToArray();
    }

    public float[] BackwardData(Team team, float[] places, float[]? start)
    {
        using GuardedBuffer g = new(G), at = new(places), weight = new(Plain.Weight), dx = new(start ?? Filled(Plain.X.Length)), work = Work(pooledShape.Layout.BackwardData, team);
        PooledConv.BackwardData(team, in pooledShape, Rows, g.Span, at.Span, weight.Span, dx.Span, start is not null, work.Span);
        dx.Check();
        work.Check();
        return dx.Span.ToArray();
    }

    /// <summary>Index, among all results, of the one that a place names.</summary>
    public int Index(int pooled, float place)
    {
        int plane = pooled / (OutHeight / 2 * (OutWidth / 2)), position = (int)place;
        return (((plane * OutHeight) + (position / pooledShape.Layout.RowStep)) * OutWidth) + (position % pooledShape.Layout.RowStep);
    }

    private GuardedBuffer Packed(Team team, in RowConvShape shape)
    {
        GuardedBuffer packed = new(Filled(shape.PackedLength));
        RowConv.Pack(team, in shape, Plain.Weight, packed.Span);
        packed.Check();
        return packed;
    }

    private static GuardedBuffer Work(WorkLength length, Team team) => new(Filled((int)(length.Fixed + (team.Size * length.PerWorker))));

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
