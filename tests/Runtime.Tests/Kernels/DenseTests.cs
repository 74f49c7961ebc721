using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class DenseTests
{
    /// <summary>Every tail of every tile: single rows to more than one block, columns around one vector, one panel and four panels.</summary>
    public static TheoryData<int, int, int, int> Sizes()
    {
        TheoryData<int, int, int, int> sizes = [];
        int[] rows = [1, 2, 3, 4, 5, 7, 9, 13, 25, 31], extents = [1, 3, 5, 7, 9, 15, 16, 17, 31, 32, 33, 64, 65, 129, 140, 300];
        Random random = new(7);
        foreach (int count in rows)
        {
            foreach (int extent in extents)
            {
                sizes.Add(count, 1 + random.Next(2), extents[random.Next(extents.Length)], extent);
                sizes.Add(count, 1, extent, extents[random.Next(extents.Length)]);
            }
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_size_agrees_with_plain_loops(int rows, int steps, int inputs, int outputs)
    {
        DenseCase problem = new(rows, steps, inputs, outputs);

        problem.Forward().AssertMatches(problem.RunForward(Team.Alone), "forward");
        foreach (bool accumulate in new[] { false, true })
        {
            problem.BackwardData(accumulate).AssertMatches(problem.RunBackwardData(Team.Alone, accumulate), "dx");
            problem.BackwardWeights(accumulate).AssertMatches(problem.RunBackwardWeights(Team.Alone, accumulate), "dw");
        }
    }

    [Theory]
    [InlineData(1, 700, 1500)]
    [InlineData(3, 700, 600)]
    [InlineData(70, 130, 140)]
    [InlineData(500, 64, 40)]
    public void Any_team_gives_the_same_bits(int rows, int inputs, int outputs)
    {
        DenseCase problem = new(rows, 1, inputs, outputs);
        Teams.SameBits(rows * outputs, (team, result) => problem.RunForward(team).CopyTo(result));
        Teams.SameBits(rows * inputs, (team, result) => problem.RunBackwardData(team, accumulate: true).CopyTo(result));
        Teams.SameBits(inputs * outputs, (team, result) => problem.RunBackwardWeights(team, accumulate: true).CopyTo(result));
    }

    /// <summary>Batches smaller and larger than the layer, whole and half strips, and those that are neither.</summary>
    [Theory]
    [InlineData(16, 1, 40, 50)]
    [InlineData(48, 1, 130, 100)]
    [InlineData(8, 4, 33, 64)]
    [InlineData(64, 1, 784, 128)]
    [InlineData(17, 1, 40, 50)]
    [InlineData(256, 1, 20, 10)]
    [InlineData(32, 1, 4096, 128)]
    public void A_weight_that_is_used_once_gives_the_same_bits(int rows, int steps, int inputs, int outputs)
    {
        DenseCase problem = new(rows, steps, inputs, outputs);
        float[] expected = problem.RunForward(Team.Alone, default(Relu));
        Floats.SameBits(expected, problem.RunForwardOnce(Team.Alone, default(Relu)), "alone");
        Teams.SameBits(expected.Length, (team, result) => problem.RunForwardOnce(team, default(Relu)).CopyTo(result));

        // Negative control: the check sees another weight.
        problem.Weight[^1] += 1;
        Assert.NotEqual(expected, problem.RunForwardOnce(Team.Alone, default(Relu)));
    }

    [Theory]
    [InlineData(17, 33)]
    [InlineData(300, 140)]
    [InlineData(40, 10)]
    [InlineData(2100, 70)]
    public void A_row_of_a_batch_has_the_bits_of_that_row_alone(int inputs, int outputs)
    {
        DenseCase batch = new(30, 1, inputs, outputs);
        float[] y = batch.RunForward(Team.Alone), dx = batch.RunBackwardData(Team.Alone, accumulate: false);
        for (int row = 0; row < batch.Rows; row++)
        {
            DenseCase alone = batch.Row(row);
            Floats.SameBits(alone.RunForward(Team.Alone), y.AsSpan(row * outputs, outputs));
            Floats.SameBits(alone.RunBackwardData(Team.Alone, accumulate: false), dx.AsSpan(row * inputs, inputs));
        }
    }

    [Fact]
    public void The_activation_is_applied_to_every_output_once()
    {
        foreach ((int rows, int outputs) in new[] { (1, 10), (1, 150), (13, 45) })
        {
            DenseCase problem = new(rows, 1, 20, outputs);
            float[] expected = Array.ConvertAll(problem.RunForward(Team.Alone), value => Math.Max(value, 0));
            Floats.SameBits(expected, problem.RunForward(Team.Alone, default(Relu)));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        DenseShape shape = new(1, 65, 140);
        float[] x = Floats.Uniform(13 * 65, 1), weight = Floats.Uniform(65 * 140, 2), panels = new float[shape.PanelLength], y = new float[13 * 140];
        Floats.AllocatesNothing(() =>
        {
            Dense.Pack(Team.Alone, in shape, weight, panels);
            Dense.Forward(Team.Alone, in shape, 13, x, panels, default, y, default(Relu));
            Dense.BackwardData(Team.Alone, in shape, 13, y, weight, x, accumulate: true);
            Dense.BackwardWeights(Team.Alone, in shape, 13, x, y, weight, accumulate: false);
        });
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_name()
    {
        DenseShape shape = new(1, 4, 3);
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => Dense.Forward(Team.Alone, in shape, 2, new float[7], new float[shape.PanelLength], default, new float[6], default(Identity)));
        Assert.Equal("x", exception.ParamName);
        Assert.Contains("8", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dense.Pack(Team.Alone, in shape, new float[12], new float[12]));
    }

    /// <summary>Negative control: one weight of 300 · 140 off by one part in ten thousand is seen.</summary>
    [Fact]
    public void The_check_sees_one_wrong_weight()
    {
        DenseCase problem = new(2, 1, 300, 140);
        ProductReference expected = problem.Forward();
        problem.Weight[(77 * 300) + 5] = 2.0002f;
        Assert.True(expected.Error(problem.RunForward(Team.Alone)) > 1);
    }

    public static TheoryData<string> Cases() => Conformance.Cases("linear");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_those_of_PyTorch(string name)
    {
        Conformance torch = Conformance.Load(name);
        DenseCase problem = new(torch.Shape("x")[0], 1, torch.Shape("w")[1], torch.Shape("w")[0])
        {
            X = torch.Floats("x"), Weight = torch.Floats("w"), Bias = torch.Floats("b"), Dy = torch.Floats("cot0"),
        };

        Floats.AssertClose(torch.Doubles("out0"), problem.RunForward(Team.Alone), "y");
        Floats.AssertClose(torch.Doubles("grad.x"), problem.RunBackwardData(Team.Alone, accumulate: false), "dx");
        Floats.AssertClose(torch.Doubles("grad.w"), problem.RunBackwardWeights(Team.Alone, accumulate: false), "dw");
    }
}
