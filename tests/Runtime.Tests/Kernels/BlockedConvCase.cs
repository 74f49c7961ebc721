using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>A convolution in blocks of 16 channels with the operands of a <see cref="ConvCase"/>, over guarded memory, pad lanes of x and scratch full of NaN.</summary>
public sealed class BlockedConvCase
{
    private readonly int[] sizes;
    private readonly BlockedConvShape shape;

    /// <param name="planar">Whether x is planar.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="sizes">The fifteen arguments of <see cref="ConvShape"/>.</param>
    public BlockedConvCase(bool planar, int rows, params int[] sizes)
        : this(planar, new ConvCase(rows, sizes), sizes)
    {
    }

    /// <param name="planar">Whether x is planar.</param>
    /// <param name="problem">The operands.</param>
    /// <param name="sizes">The sizes of the problem.</param>
    /// <param name="exact">Whether sums are taken in pieces.</param>
    public BlockedConvCase(bool planar, ConvCase problem, int[] sizes, bool exact = false)
    {
        Problem = problem;
        this.sizes = sizes;
        shape = new BlockedConvShape(
            sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7], sizes[8], sizes[9], sizes[10], sizes[11], sizes[12], sizes[13], sizes[14], planar, exact);
    }

    /// <summary>The same operands, planar.</summary>
    public ConvCase Problem { get; }

    private int Channels => sizes[0];

    private int Filters => sizes[3];

    private int InPlane => sizes[1] * sizes[2];

    private int OutPlane => shape.OutHeight * shape.OutWidth;

    /// <summary>Whether the kernel takes such groups.</summary>
    public static bool Fits(bool planar, int[] sizes) => sizes[14] == 1 || (!planar && sizes[0] / sizes[14] % 16 == 0 && sizes[3] / sizes[14] % 16 == 0);

    /// <inheritdoc/>
    public override string ToString() => $"{(shape.Exact ? "exact " : "")}{(shape.PlanarInput ? "planar" : "blocked")} {Problem}";

    /// <summary>The same problem with sums in pieces.</summary>
    public BlockedConvCase InPieces() => new(shape.PlanarInput, Problem, sizes, exact: true);

    /// <summary>One row of this batch as a batch of its own.</summary>
    public BlockedConvCase Row(int row) => new(shape.PlanarInput, Problem.Row(row), sizes);

    /// <summary>The forward pass; planar.</summary>
    public float[] RunForward<TActivation>(Team team, TActivation activation)
        where TActivation : struct, IActivation =>
        Run(team, activation, residual: false, inPlace: false);

    /// <summary>The forward pass with dy as the residual, in the residual's place if wanted; planar.</summary>
    public float[] RunForwardResidual<TActivation>(Team team, TActivation activation, bool inPlace)
        where TActivation : struct, IActivation =>
        Run(team, activation, residual: true, inPlace);

    /// <summary>The forward pass of max(0, x · scale + shift); planar.</summary>
    public float[] RunForwardNormed(Team team, float[] scale, float[] shift)
    {
        using GuardedBuffer x = new(BlockedX()), scales = new(scale), shifts = new(shift), packed = Filled(shape.PackedLength), y = Filled(Problem.Rows * shape.OutputLength), work = Work(shape.NormedWork, team);
        BlockedConv.Pack(team, in shape, Problem.Weight, packed.Span);
        BlockedConv.ForwardNormed(team, in shape, Problem.Rows, x.Span, scales.Span, shifts.Span, packed.Span, Problem.Bias, y.Span, work.Span, default(Identity));
        Array.ForEach([work, y], buffer => buffer.Check());
        return BlockedImages.To(y.Span, Filters, OutPlane);
    }

    /// <summary>The gradient of x, added to <paramref name="old"/> unless null; planar.</summary>
    public float[] RunBackwardData(Team team, float[]? old)
    {
        using GuardedBuffer dy = new(BlockedImages.From(Problem.Dy, Filters, OutPlane, float.NaN)), packed = Filled(shape.PackedBackwardLength), work = Work(shape.BackwardDataWork, team);
        using GuardedBuffer dx = old == null ? Filled(Problem.Rows * shape.InputLength) : new(BlockedImages.From(old, Channels, InPlane, fill: 0));
        BlockedConv.PackBackward(team, in shape, Problem.Weight, packed.Span);
        BlockedConv.BackwardData(team, in shape, Problem.Rows, dy.Span, packed.Span, dx.Span, accumulate: old != null, work.Span);
        Array.ForEach([packed, work, dx], buffer => buffer.Check());
        foreach (float value in dx.Span)
        {
            Assert.True(float.IsFinite(value), $"{this}: not every lane is written.");
        }

        return BlockedImages.To(dx.Span, Channels, InPlane);
    }

    /// <summary>The gradient of the weight, added to <paramref name="old"/> unless null.</summary>
    public float[] RunBackwardWeights(Team team, float[]? old)
    {
        using GuardedBuffer x = new(BlockedX()), dy = new(BlockedImages.From(Problem.Dy, Filters, OutPlane, float.NaN)), work = Work(shape.BackwardWeightsWork, team);
        using GuardedBuffer dweight = old == null ? Filled(Problem.Weight.Length) : new(old);
        BlockedConv.BackwardWeights(team, in shape, Problem.Rows, x.Span, dy.Span, dweight.Span, accumulate: old != null, work.Span);
        Array.ForEach([work, dweight], buffer => buffer.Check());
        return dweight.Span.ToArray();
    }

    private static GuardedBuffer Work(WorkLength length, Team team) => Filled(length.Fixed + (team.Size * length.PerWorker));

    private static GuardedBuffer Filled(long length)
    {
        GuardedBuffer buffer = new((int)length);
        buffer.Span.Fill(float.NaN);
        return buffer;
    }

    /// <summary>Whether a number of y belongs to a filter that does not exist.</summary>
    private bool IsPad(int index) => (index % (int)shape.OutputLength / (OutPlane * 16) * 16) + (index % 16) >= Filters;

    private float[] BlockedX() => shape.PlanarInput ? Problem.X : BlockedImages.From(Problem.X, Channels, InPlane, float.NaN);

    private float[] Run<TActivation>(Team team, TActivation activation, bool residual, bool inPlace)
        where TActivation : struct, IActivation
    {
        using GuardedBuffer x = new(BlockedX()), weight = new(Problem.Weight), bias = new(Problem.Bias);
        using GuardedBuffer packed = Filled(shape.PackedLength), work = Work(shape.ForwardWork, team);
        using GuardedBuffer added = new(BlockedImages.From(Problem.Dy, Filters, OutPlane, fill: 0)), y = Filled(added.Span.Length);
        BlockedConv.Pack(team, in shape, weight.Span, packed.Span);
        ReadOnlySpan<float> start = Problem.Bias.Length == 0 ? default : bias.Span;
        GuardedBuffer to = inPlace ? added : y;
        if (residual)
        {
            BlockedConv.ForwardResidual(team, in shape, Problem.Rows, x.Span, packed.Span, start, added.Span, to.Span, work.Span, activation);
        }
        else
        {
            BlockedConv.Forward(team, in shape, Problem.Rows, x.Span, packed.Span, start, to.Span, work.Span, activation);
        }

        Array.ForEach([packed, work, added, y], buffer => buffer.Check());
        bool finite = Problem.X.All(float.IsFinite);
        for (int i = 0; i < to.Span.Length; i++)
        {
            Assert.True(!finite || !IsPad(i) || float.IsFinite(to.Span[i]), $"{this}: lane {i}, which belongs to no filter, is {to.Span[i]}.");
        }

        return BlockedImages.To(to.Span, Filters, OutPlane);
    }
}
