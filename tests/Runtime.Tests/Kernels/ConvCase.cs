using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>A convolution with seeded operands: the kernels over guarded memory and scratch full of NaN, and plain loops in double.</summary>
public sealed class ConvCase
{
    private readonly int[] sizes;
    private readonly ConvShape shape;
    private readonly int outHeight;
    private readonly int outWidth;

    /// <param name="rows">Samples.</param>
    /// <param name="sizes">The fifteen arguments of <see cref="ConvShape"/>.</param>
    public ConvCase(int rows, params int[] sizes)
    {
        this.sizes = sizes;
        Rows = rows;
        shape = new ConvShape(
            Channels, Height, Width, Filters, sizes[4], sizes[5], sizes[6], sizes[7], sizes[8], sizes[9], sizes[10], sizes[11], sizes[12], sizes[13], Groups);
        outHeight = ((Height + sizes[8] + sizes[10] - (sizes[12] * (sizes[4] - 1)) - 1) / sizes[6]) + 1;
        outWidth = ((Width + sizes[9] + sizes[11] - (sizes[13] * (sizes[5] - 1)) - 1) / sizes[7]) + 1;
        X = Floats.Uniform(rows * Channels * Height * Width, 1);
        Weight = Floats.Uniform(Filters * (Channels / Groups) * sizes[4] * sizes[5], 2);
        Bias = Filters % 2 == 0 ? Floats.Uniform(Filters, 3) : [];
        Dy = Floats.Uniform(rows * Filters * outHeight * outWidth, 4);
        OldDx = Floats.Uniform(X.Length, 5);
        OldDweight = Floats.Uniform(Weight.Length, 6);
    }

    public int Rows { get; }

    public float[] X { get; set; }

    public float[] Weight { get; set; }

    public float[] Bias { get; set; }

    public float[] Dy { get; set; }

    public float[] OldDx { get; }

    public float[] OldDweight { get; }

    private int Channels => sizes[0];

    private int Height => sizes[1];

    private int Width => sizes[2];

    private int Filters => sizes[3];

    private int Groups => sizes[14];

    /// <inheritdoc/>
    public override string ToString() => $"new ConvCase({Rows}, {string.Join(", ", sizes)})";

    /// <summary>One row of this batch as a batch of its own.</summary>
    public ConvCase Row(int row) => new(1, sizes)
    {
        X = X.AsSpan(row * (X.Length / Rows), X.Length / Rows).ToArray(), Weight = Weight, Bias = Bias, Dy = Dy.AsSpan(row * (Dy.Length / Rows), Dy.Length / Rows).ToArray(),
    };

    public ProductReference Forward()
    {
        ProductReference y = new(Dy.Length);
        Each((iy, ix, iw) => y.Add(iy, (double)X[ix] * Weight[iw]));
        for (int i = 0; i < Dy.Length && Bias.Length > 0; i++)
        {
            y.Add(i, Bias[i / (outHeight * outWidth) % Filters]);
        }

        return y;
    }

    public ProductReference BackwardData(bool accumulate)
    {
        ProductReference dx = new(X.Length);
        Each((iy, ix, iw) => dx.Add(ix, (double)Dy[iy] * Weight[iw]));
        return Add(dx, OldDx, accumulate);
    }

    public ProductReference BackwardWeights(bool accumulate)
    {
        ProductReference dweight = new(Weight.Length);
        Each((iy, ix, iw) => dweight.Add(iw, (double)Dy[iy] * X[ix]));
        return Add(dweight, OldDweight, accumulate);
    }

    public float[] RunForward(Team team) => RunForward(team, default(Identity));

    public float[] RunForward<TActivation>(Team team, TActivation activation)
        where TActivation : struct, IActivation
    {
        using GuardedBuffer x = new(X), weight = new(Weight), bias = new(Bias), y = new(Filled(Dy.Length)), work = Work(Size(ConvSizes.Forward), team);
        Conv.Forward(team, in shape, Rows, x.Span, weight.Span, Bias.Length == 0 ? default : bias.Span, y.Span, work.Span, activation);
        y.Check();
        work.Check();
        return y.Span.ToArray();
    }

    /// <summary>The forward pass with <see cref="Dy"/> as the residual, in the residual's place if wanted.</summary>
    public float[] RunForwardResidual<TActivation>(Team team, TActivation activation, bool inPlace)
        where TActivation : struct, IActivation
    {
        using GuardedBuffer x = new(X), weight = new(Weight), bias = new(Bias), residual = new(Dy), y = new(Filled(Dy.Length)), work = Work(Size(ConvSizes.ForwardResidual), team);
        GuardedBuffer to = inPlace ? residual : y;
        Conv.ForwardResidual(team, in shape, Rows, x.Span, weight.Span, Bias.Length == 0 ? default : bias.Span, residual.Span, to.Span, work.Span, activation);
        residual.Check();
        y.Check();
        work.Check();
        return to.Span.ToArray();
    }

    public float[] RunBackwardData(Team team, bool accumulate)
    {
        using GuardedBuffer dy = new(Dy), weight = new(Weight), dx = new(accumulate ? OldDx : Filled(X.Length)), work = Work(Size(ConvSizes.BackwardData), team);
        Conv.BackwardData(team, in shape, Rows, dy.Span, weight.Span, dx.Span, accumulate, work.Span);
        dx.Check();
        work.Check();
        return dx.Span.ToArray();
    }

    public float[] RunBackwardWeights(Team team, bool accumulate)
    {
        using GuardedBuffer x = new(X), dy = new(Dy), dweight = new(accumulate ? OldDweight : Filled(Weight.Length)), work = Work(Size(ConvSizes.BackwardWeights), team);
        Conv.BackwardWeights(team, in shape, Rows, x.Span, dy.Span, dweight.Span, accumulate, work.Span);
        dweight.Check();
        work.Check();
        return dweight.Span.ToArray();
    }

    private delegate WorkLength Sizes(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o);

    private WorkLength Size(Sizes of) => of(
        Channels, Height, Width, Filters, sizes[4], sizes[5], sizes[6], sizes[7], sizes[8], sizes[9], sizes[10], sizes[11], sizes[12], sizes[13], Groups);

    private static GuardedBuffer Work(WorkLength length, Team team) => new(Filled((int)(length.Fixed + (team.Size * length.PerWorker))));

    private void Each(Action<int, int, int> term)
    {
        int groupChannels = Channels / Groups, groupFilters = Filters / Groups;
        for (int n = 0; n < Rows; n++)
        for (int f = 0; f < Filters; f++)
        for (int oy = 0; oy < outHeight; oy++)
        for (int ox = 0; ox < outWidth; ox++)
        for (int c = 0; c < groupChannels; c++)
        for (int ky = 0; ky < sizes[4]; ky++)
        for (int kx = 0; kx < sizes[5]; kx++)
        {
            int y = (oy * sizes[6]) + (ky * sizes[12]) - sizes[8], x = (ox * sizes[7]) + (kx * sizes[13]) - sizes[9];
            if (y >= 0 && y < Height && x >= 0 && x < Width)
            {
                int channel = (f / groupFilters * groupChannels) + c;
                term(
                    (((((n * Filters) + f) * outHeight) + oy) * outWidth) + ox,
                    (((((n * Channels) + channel) * Height) + y) * Width) + x,
                    (((((f * groupChannels) + c) * sizes[4]) + ky) * sizes[5]) + kx);
            }
        }
    }

    private static ProductReference Add(ProductReference sums, float[] old, bool accumulate)
    {
        for (int i = 0; i < old.Length && accumulate; i++)
        {
            sums.Add(i, old[i]);
        }

        return sums;
    }

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
