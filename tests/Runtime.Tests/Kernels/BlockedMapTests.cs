using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>What has numbers for each channel, and what looks at neighbouring channels, against the planar kernels.</summary>
public class BlockedMapTests
{
    public static TheoryData<int, int> Sizes => new() { { 16, 49 }, { 1, 1 }, { 5, 9 }, { 17, 7 }, { 40, 1 }, { 64, 600 }, { 24, 1030 }, { 128, 784 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Batch_norm_is_that_of_planes(int channels, int inner)
    {
        BatchNormShape shape = new(1, channels, inner, 1e-3f, 0.1f);
        foreach (bool affine in new[] { true, false })
        {
            int length = affine ? channels : 0;
            KernelSpec planar = BlockedSpec.Like(
                "batch norm", [new(channels * inner), new(length, false), new(length, false), new(channels, false), new(channels, false)], [new(channels * inner)],
                (team, rows, r, w, _) => BatchNorm.Forward(team, shape, rows, r[0].Span, r[1].Span, r[2].Span, r[3].Span, r[4].Span, w[0].Span, default(Relu)),
                values: (random, _) => MathF.Abs(KernelCheck.Normal(random)) + 0.1f);
            KernelSpec spec = BlockedSpec.Of(
                planar, channels, [inner, 0, 0, 0, 0], [inner],
                (team, rows, r, w, _) => BatchNorm.ForwardBlocked(team, shape, rows, r[0].Span, r[1].Span, r[2].Span, r[3].Span, r[4].Span, w[0].Span, default(Relu)));
            KernelCheck.All(spec, rows: 2, seed: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_with_a_number_for_each_channel_is_that_of_planes(int channels, int inner)
    {
        JoinShape join = new(1, channels, inner, 1, 1, channels, 1, 1);
        KernelSpec planar = BlockedSpec.Like(
            "product", [new(channels * inner), new(channels)], [new(channels * inner)],
            (team, rows, r, w, _) => Multiply.Forward(team, join, rows, r[0].Span, r[1].Span, w[0].Span, default(HardSwish)));
        KernelSpec spec = BlockedSpec.Of(
            planar, channels, [inner, 0], [inner],
            (team, rows, r, w, _) => Multiply.ForwardBlocked(team, new BlockedShape(channels, inner), rows, r[0].Span, r[1].Span, w[0].Span, default(HardSwish)));
        KernelCheck.All(spec, rows: 2, seed: 2);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_leak_with_a_slope_for_each_channel_or_one_for_all_is_that_of_planes(int channels, int inner)
    {
        ChannelShape shape = new(1, channels, inner);
        foreach (int slopes in new[] { 1, channels })
        {
            KernelSpec planar = BlockedSpec.Like(
                "leak", [new(channels * inner), new(slopes, false)], [new(channels * inner)], (team, rows, r, w, _) => PRelu.Forward(team, shape, rows, r[0].Span, r[1].Span, w[0].Span));
            KernelSpec spec = BlockedSpec.Of(planar, channels, [inner, 0], [inner], (team, rows, r, w, _) => PRelu.ForwardBlocked(team, shape, rows, r[0].Span, r[1].Span, w[0].Span));
            KernelCheck.All(spec, rows: 2, seed: 3);
        }
    }

    [Theory]
    [InlineData(64, 49, 5, 0.75f)]
    [InlineData(96, 70, 5, 0.75f)]
    [InlineData(7, 9, 3, 0.5f)]
    [InlineData(17, 5, 4, 1)]
    [InlineData(20, 65, 2, 0.6f)]
    [InlineData(33, 3, 1, 0.75f)]
    [InlineData(16, 2, 40, 0.75f)]
    [InlineData(600, 9, 555, 0.75f)]
    [InlineData(8000, 2, 5, 0.75f)]
    [InlineData(9000, 2, 600, 0.75f)]
    public void Local_response_norm_is_that_of_planes(int channels, int inner, int size, float beta)
    {
        LocalResponseNormShape shape = new(channels, inner, size, 0.3f, beta, 1.5f);
        KernelSpec planar = BlockedSpec.Like(
            "lrn", [new(shape.Length)], [new(shape.Length)], (team, rows, r, w, _) => LocalResponseNorm.Forward(team, shape, rows, r[0].Span, w[0].Span));
        KernelSpec spec = BlockedSpec.Of(planar, channels, [inner], [inner], (team, rows, r, w, _) => LocalResponseNorm.ForwardBlocked(team, shape, rows, r[0].Span, w[0].Span));
        KernelCheck.All(spec, rows: 2, seed: 4);
    }

    [Fact]
    public void Windows_over_more_channels_than_fit_are_refused()
    {
        LocalResponseNormShape shape = new(9000, 1, 9000, 0.3f, 0.75f, 1);
        Assert.Throws<ArgumentException>("shape", () => LocalResponseNorm.ForwardBlocked(Team.Alone, shape, 1, new float[9008], new float[9008]));
    }

    [Fact]
    public void The_place_of_x_may_be_that_of_y()
    {
        BatchNormShape shape = new(1, 20, 5, 1e-3f, 0.1f);
        (float[] x, float[] y, float[] ones) = (Floats.Uniform(160, seed: 5), new float[160], new float[20]);
        Array.Fill(ones, 1);
        BatchNorm.ForwardBlocked(Team.Alone, shape, 1, x, ones, ones, ones, ones, y, default(Relu6));
        BatchNorm.ForwardBlocked(Team.Alone, shape, 1, x, ones, ones, ones, ones, x, default(Relu6));
        Floats.SameBits(y, x, "in place");
        Assert.Throws<ArgumentException>("y", () => BatchNorm.ForwardBlocked(Team.Alone, new(1, 20, 2, 1e-3f, 0.1f), 1, x.AsSpan(0, 64), ones, ones, ones, ones, x.AsSpan(1, 64), default(Relu6)));
    }

    [Fact]
    public void The_comparison_sees_the_number_of_another_channel()
    {
        KernelSpec planar = BlockedSpec.Like(
            "product", [new(32 * 9), new(32)], [new(32 * 9)],
            (team, rows, r, w, _) => Multiply.Forward(team, new JoinShape(1, 32, 9, 1, 1, 32, 1, 1), rows, r[0].Span, r[1].Span, w[0].Span, default(Identity)));
        KernelSpec spec = BlockedSpec.Of(planar, 32, [9, 0], [9], (team, rows, r, w, _) =>
        {
            Span<float> turned = stackalloc float[32 * rows];
            r[1].Span.CopyTo(turned);
            turned[..2].Reverse();
            Multiply.ForwardBlocked(team, new BlockedShape(32, 9), rows, r[0].Span, turned, w[0].Span, default(Identity));
        });
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => KernelCheck.All(spec, rows: 1, seed: 6));
    }
}
