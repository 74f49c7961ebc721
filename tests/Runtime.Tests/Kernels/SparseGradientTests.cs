using System;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Gradients of dense layers from gradients with many zeros, whose terms are left out.</summary>
public class SparseGradientTests
{
    /// <summary>More terms and rows than are taken at a time, columns around whole vectors and whole strips, and one of each.</summary>
    [Theory]
    [InlineData(64, 784, 128)]
    [InlineData(70, 96, 150)]
    [InlineData(131, 33, 20)]
    [InlineData(40, 101, 65)]
    [InlineData(9, 7, 9)]
    [InlineData(130, 200, 1)]
    [InlineData(1, 40, 300)]
    public void They_agree_with_plain_loops(int rows, int inputs, int outputs)
    {
        DenseCase problem = Thinned(rows, inputs, outputs);
        foreach (bool accumulate in new[] { false, true })
        {
            problem.BackwardData(accumulate).AssertMatches(problem.RunBackwardData(Team.Alone, accumulate), "dx");
            problem.BackwardWeights(accumulate).AssertMatches(problem.RunBackwardWeights(Team.Alone, accumulate), "dw");
            Teams.SameBits(rows * inputs, (team, result) => problem.RunBackwardData(team, accumulate).CopyTo(result));
            Teams.SameBits(inputs * outputs, (team, result) => problem.RunBackwardWeights(team, accumulate).CopyTo(result));
        }
    }

    /// <summary>Among rows, or outputs, without zeros they are computed as everything else: the bits are the same.</summary>
    [Theory]
    [InlineData(32, 130, 100)]
    [InlineData(100, 45, 70)]
    public void Whether_terms_are_left_out_does_not_show(int rows, int inputs, int outputs)
    {
        DenseCase thin = Thinned(rows, inputs, outputs), tall = new(rows * 5, 1, inputs, outputs), wide = new(rows, 1, inputs, outputs * 5);
        thin.Dy.CopyTo(tall.Dy, 0);
        tall.Weight = thin.Weight;
        for (int row = 0; row < rows; row++)
        {
            thin.Dy.AsSpan(row * outputs, outputs).CopyTo(wide.Dy.AsSpan(row * outputs * 5));
        }

        Floats.SameBits(tall.RunBackwardData(Team.Alone, accumulate: true).AsSpan(0, rows * inputs), thin.RunBackwardData(Team.Alone, accumulate: true));
        Floats.SameBits(wide.RunBackwardWeights(Team.Alone, accumulate: true).AsSpan(0, outputs * inputs), thin.RunBackwardWeights(Team.Alone, accumulate: true));
    }

    /// <summary>Negative control: a gradient that is left out although it is not zero would be seen.</summary>
    [Fact]
    public void One_gradient_more_is_seen()
    {
        DenseCase problem = Thinned(64, 100, 80);
        ProductReference expected = problem.BackwardWeights(accumulate: false);
        problem.Dy[Array.IndexOf(problem.Dy, 0f)] = 0.01f;
        Assert.True(expected.Error(problem.RunBackwardWeights(Team.Alone, accumulate: false)) > 1);
    }

    // Two of three gradients are zero.
    private static DenseCase Thinned(int rows, int inputs, int outputs)
    {
        DenseCase problem = new(rows, 1, inputs, outputs);
        Random random = new(11);
        for (int i = 0; i < problem.Dy.Length; i++)
        {
            problem.Dy[i] = random.Next(3) == 0 ? problem.Dy[i] : 0;
        }

        return problem;
    }
}
