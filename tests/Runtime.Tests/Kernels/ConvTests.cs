using System;
using System.Linq;
using System.Text.Json;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class ConvTests
{
    /// <summary>Shapes that have gone wrong in other libraries, and those of known networks.</summary>
    public static TheoryData<int[]> Named() => new()
    {
        new[] { 1, 1, 32, 32, 6, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1 },       // LeNet-5, first
        new[] { 2, 6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1 },      // LeNet-5, second
        new[] { 1, 3, 23, 21, 9, 7, 7, 2, 2, 3, 3, 3, 3, 1, 1, 1 },       // a strided stem
        new[] { 3, 8, 9, 11, 8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 8 },        // depthwise
        new[] { 2, 6, 9, 11, 18, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 6 },       // depthwise, three filters each, stride 2
        new[] { 1, 2, 60, 90, 2, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2 },       // depthwise, several bands
        new[] { 1, 5, 40, 70, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1 },       // a dense one of several bands
        new[] { 2, 33, 9, 7, 15, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1 },       // pointwise, 63 positions
        new[] { 1, 7, 1, 1, 9, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1 },         // pointwise on one pixel
        new[] { 2, 4, 8, 8, 6, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1, 2 },         // pointwise with stride: three of four inputs unread
        new[] { 1, 4, 8, 8, 6, 1, 1, 3, 2, 0, 0, 0, 0, 1, 1, 1 },
        new[] { 2, 3, 9, 9, 10, 9, 9, 1, 1, 0, 0, 0, 0, 1, 1, 1 },        // window = input
        new[] { 2, 4, 1, 31, 6, 1, 3, 1, 1, 0, 2, 0, 2, 1, 2, 2 },        // along a sequence, dilated
        new[] { 1, 2, 5, 1, 3, 3, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1 },         // one column
        new[] { 1, 3, 7, 7, 5, 3, 3, 1, 1, 5, 4, 3, 6, 1, 1, 1 },         // more padding than window
        new[] { 1, 2, 9, 9, 3, 2, 2, 2, 2, 0, 0, 0, 0, 2, 2, 1 },         // dilation = stride: residues without a tap
        new[] { 1, 2, 4, 5, 2, 2, 3, 3, 3, 2, 1, 1, 2, 2, 3, 1 },
        new[] { 13, 2, 5, 5, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1 },        // more samples than slices of the batch
        new[] { 1, 64, 7, 7, 17, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1 },
        new[] { 2, 1, 33, 33, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void Known_shapes_agree_with_plain_loops(int[] sizes) => AgreesWithPlainLoops(new ConvCase(sizes[0], sizes[1..]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_shape_agrees_with_plain_loops(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            AgreesWithPlainLoops(Draw(random));
        }
    }

    [Theory]
    [InlineData(1, 16, 28, 28, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(5, 6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(3, 12, 40, 60, 24, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1, 2)]
    [InlineData(2, 70, 19, 19, 70, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1)]
    [InlineData(9, 24, 40, 50, 24, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 24)]
    [InlineData(2, 260, 9, 9, 40, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)]
    public void Any_team_gives_the_same_bits(params int[] sizes)
    {
        ConvCase problem = new(sizes[0], sizes[1..]);
        foreach (bool accumulate in new[] { false, true })
        {
            Teams.SameBits(problem.Dy.Length, (team, result) => problem.RunForward(team).CopyTo(result));
            Teams.SameBits(problem.X.Length, (team, result) => problem.RunBackwardData(team, accumulate).CopyTo(result));
            Teams.SameBits(problem.Weight.Length, (team, result) => problem.RunBackwardWeights(team, accumulate).CopyTo(result));
        }
    }

    [Fact]
    public void A_row_of_a_batch_has_the_bits_of_that_row_alone()
    {
        Random random = new(5);
        for (int i = 0; i < 20; i++)
        {
            ConvCase batch = Draw(random);
            float[] y = batch.RunForward(Team.Alone), dx = batch.RunBackwardData(Team.Alone, accumulate: false);
            for (int row = 0; row < batch.Rows; row++)
            {
                ConvCase alone = batch.Row(row);
                Floats.SameBits(alone.RunForward(Team.Alone), y.AsSpan(row * (y.Length / batch.Rows), y.Length / batch.Rows), batch.ToString());
                Floats.SameBits(alone.RunBackwardData(Team.Alone, accumulate: false), dx.AsSpan(row * (dx.Length / batch.Rows), dx.Length / batch.Rows), batch.ToString());
            }
        }
    }

    [Fact]
    public void The_activation_is_applied_to_every_output_once()
    {
        Random random = new(6);
        for (int i = 0; i < 20; i++)
        {
            ConvCase problem = Draw(random);
            float[] expected = Array.ConvertAll(problem.RunForward(Team.Alone), value => value * Math.Clamp((value / 6) + 0.5f, 0, 1));

            // x · (x / 6 + 1/2) in float, rounded in another order: 4 roundings of values up to |y| + 3.
            float[] actual = problem.RunForward(Team.Alone, default(HardSwish));
            for (int j = 0; j < actual.Length; j++)
            {
                Assert.Equal(expected[j], actual[j], 1e-6f * (Math.Abs(expected[j]) + 3));
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        ConvShape shape = new(6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        float[] x = Floats.Uniform(6 * 14 * 14, 1), weight = Floats.Uniform(shape.WeightLength, 2), y = new float[1600], work = new float[1 << 20];
        Floats.AllocatesNothing(() =>
        {
            Conv.Forward(Team.Alone, in shape, 1, x, weight, default, y, work, default(Relu));
            Conv.BackwardData(Team.Alone, in shape, 1, y, weight, x, accumulate: false, work);
            Conv.BackwardWeights(Team.Alone, in shape, 1, x, y, weight, accumulate: false, work);
        });
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_name()
    {
        ConvShape shape = new(1, 4, 4, 2, 3, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        float[] work = new float[4096];
        Assert.Equal("weight", Assert.Throws<ArgumentException>(
            () => Conv.Forward(Team.Alone, in shape, 1, new float[16], new float[17], default, new float[8], work, default(Identity))).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentException>(
            () => Conv.BackwardWeights(Team.Alone, in shape, 1, new float[16], new float[8], new float[18], false, new float[10])).ParamName);
    }

    /// <summary>Negative control: one of 2,400 weights off by a thousandth is seen, and so is padding that is one too wide.</summary>
    [Fact]
    public void The_check_sees_one_wrong_weight_and_one_wrong_column()
    {
        ConvCase problem = new(1, 6, 14, 14, 16, 5, 5, 1, 1, 0, 0, 0, 0, 1, 1, 1);
        ProductReference expected = problem.Forward();
        problem.Weight[777] += 2e-3f;
        Assert.True(expected.Error(problem.RunForward(Team.Alone)) > 1);

        ConvCase left = new(1, 1, 5, 5, 1, 3, 3, 1, 1, 1, 2, 1, 0, 1, 1, 1), right = new(1, 1, 5, 5, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Assert.True(left.Forward().Error(right.RunForward(Team.Alone)) > 1);
    }

    /// <summary>The cases of one and two dimensions; those of three are not this kernel's.</summary>
    public static TheoryData<string> Cases() =>
        [.. Conformance.Cases("conv").Select(row => row.Data).Where(name => Conformance.Load(name).Shape("x").Length < 5)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        Conformance torch = Conformance.Load(name);
        (int height, int width) = Extents(torch.Shape("x"));
        (int windowHeight, int windowWidth) = Extents(torch.Shape("w"));
        int stride = Number(torch, "stride", 1), pad = Number(torch, "padding", 0), dilation = Number(torch, "dilation", 1);
        int vertical = torch.Shape("x").Length == 3 ? 0 : pad;
        ConvCase problem = new(
            torch.Shape("x")[0], torch.Shape("x")[1], height, width, torch.Shape("w")[0], windowHeight, windowWidth, stride, stride,
            vertical, pad, vertical, pad, dilation, dilation, Number(torch, "groups", 1))
        {
            X = torch.Floats("x"), Weight = torch.Floats("w"), Bias = torch.Floats("b"), Dy = torch.Floats("cot0"),
        };

        Floats.AssertClose(torch.Doubles("out0"), problem.RunForward(Team.Alone), "y");
        Floats.AssertClose(torch.Doubles("grad.x"), problem.RunBackwardData(Team.Alone, accumulate: false), "dx");
        Floats.AssertClose(torch.Doubles("grad.w"), problem.RunBackwardWeights(Team.Alone, accumulate: false), "dw");
    }

    public static TheoryData<string> TransposedCases() => Conformance.Cases("conv_transpose");

    /// <summary>A transposed convolution is the backward pass of the convolution whose input is its output.</summary>
    [Theory]
    [MemberData(nameof(TransposedCases))]
    public void The_mirrored_convolution_is_the_transposed_one_of_PyTorch(string name)
    {
        Conformance torch = Conformance.Load(name);
        bool sequence = torch.Shape("x").Length == 3;
        (int height, int width) = Extents(torch.Shape("out0"));
        (int windowHeight, int windowWidth) = Extents(torch.Shape("w"));
        (int strideHeight, int strideWidth) = (Number(torch, "stride", 1, 0), Number(torch, "stride", 1, 1));
        (int padHeight, int padWidth) = (sequence ? 0 : Number(torch, "padding", 0, 0), Number(torch, "padding", 0, 1));
        int filters = torch.Shape("x")[1], channels = torch.Shape("out0")[1];
        float[] bias = torch.Floats("b");
        ConvCase mirrored = new(
            torch.Shape("x")[0], channels, height, width, filters, windowHeight, windowWidth, sequence ? 1 : strideHeight, strideWidth,
            padHeight, padWidth, padHeight, padWidth, 1, 1, Number(torch, "groups", 1))
        {
            Dy = torch.Floats("x"), Weight = torch.Floats("w"), X = torch.Floats("cot0"), Bias = [],
        };

        float[] y = mirrored.RunBackwardData(Team.Alone, accumulate: false);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] += bias[i / (height * width) % channels];
        }

        Floats.AssertClose(torch.Doubles("out0"), y, "y");
        Floats.AssertClose(torch.Doubles("grad.x"), mirrored.RunForward(Team.Alone), "dx");
        Floats.AssertClose(torch.Doubles("grad.w"), mirrored.RunBackwardWeights(Team.Alone, accumulate: false), "dw");
    }

    private static void AgreesWithPlainLoops(ConvCase problem)
    {
        problem.Forward().AssertMatches(problem.RunForward(Team.Alone), $"forward {problem}");
        foreach (bool accumulate in new[] { false, true })
        {
            problem.BackwardData(accumulate).AssertMatches(problem.RunBackwardData(Team.Alone, accumulate), $"dx {problem} {accumulate}");
            problem.BackwardWeights(accumulate).AssertMatches(problem.RunBackwardWeights(Team.Alone, accumulate), $"dw {problem} {accumulate}");
        }
    }

    private static ConvCase Draw(Random random)
    {
        int[] extents = [1, 3, 5, 7, 9, 15, 17, 31, 33];
        while (true)
        {
            int groups = random.Next(3) == 0 ? random.Next(1, 5) : 1;
            int channels = groups * random.Next(1, 5), filters = groups * random.Next(1, 16);
            int height = extents[random.Next(extents.Length)], width = extents[random.Next(extents.Length)];
            int windowHeight = random.Next(1, 8), windowWidth = random.Next(1, 8), dilationHeight = random.Next(1, 4), dilationWidth = random.Next(1, 4);
            int[] pads = [random.Next(4), random.Next(4), random.Next(4), random.Next(4)];
            if ((dilationHeight * (windowHeight - 1)) < height + pads[0] + pads[2] && (dilationWidth * (windowWidth - 1)) < width + pads[1] + pads[3])
            {
                return new ConvCase(
                    random.Next(1, 4), channels, height, width, filters, windowHeight, windowWidth, random.Next(1, 4), random.Next(1, 4),
                    pads[0], pads[1], pads[2], pads[3], dilationHeight, dilationWidth, groups);
            }
        }
    }

    private static (int Height, int Width) Extents(int[] shape) => shape.Length == 3 ? (1, shape[2]) : (shape[2], shape[3]);

    private static int Number(Conformance torch, string name, int otherwise, int axis = 0) =>
        torch.Attribute(name) is not { } value ? otherwise : value.ValueKind == JsonValueKind.Array ? value[axis].GetInt32() : value.GetInt32();
}
