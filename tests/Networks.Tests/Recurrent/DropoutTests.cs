using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>Dropout between the layers of a cell: absent in inference, at work in training, and the gradients are those of what was kept.</summary>
public sealed class DropoutTests
{
    private const int Rows = 4;

    private readonly float[] x = Bits.Values("dropped", Rows * DroppedLstm.InputLength);
    private readonly int[] labels = Sequences.Tokens("labels", Rows, 3);

    [Fact]
    public void Inference_is_that_of_the_network_without_dropout()
    {
        float[] dropped = new float[Rows * 3], whole = new float[Rows * 3];
        new DroppedLstm(seed: 2).Forward(x, dropped);
        new WholeLstm(seed: 2).Forward(x, whole);
        Bits.AssertSame(whole, dropped);
    }

    [Fact]
    public void Every_step_draws_anew_and_a_seed_draws_the_same()
    {
        using DroppedLstm.Training one = new(new DroppedLstm(seed: 2), Rows, new Sgd(0), Loss.CrossEntropy, seed: 1);
        using DroppedLstm.Training two = new(new DroppedLstm(seed: 2), Rows, new Sgd(0), Loss.CrossEntropy, seed: 1);
        float[] first = [.. Enumerable.Range(0, 10).Select(_ => one.Step(x, labels))];
        Assert.Equal(first.Length, first.Distinct().Count());
        Bits.AssertSame(first, [.. Enumerable.Range(0, 10).Select(_ => two.Step(x, labels))]);
    }

    [Fact]
    public void Gradients_are_the_differences_of_the_loss()
    {
        DroppedLstm network = new(seed: 2);
        using DroppedLstm.Training training = Begin(keepGradients: true);
        training.Step(x, labels);
        string[] names = ["lstm1.weight_ih_l0", "lstm1.weight_hh_l0", "lstm1.weight_ih_l1", "lstm1.bias_hh_l1", "lstm1.weight_ih_l2", "lstm1.weight_hh_l2", "dense1.weight"];

        // A session that begins now draws what the first step of the one above drew.
        float largest = Differences.Largest(network.Parameters, training.Gradients, names, () =>
        {
            using DroppedLstm.Training again = Begin(keepGradients: false);
            return again.Step(x, labels);
        });
        Assert.InRange(largest, 0, Differences.Tolerance);
        Assert.True(names.All(name => training.Gradients[name].ToArray().Max(Math.Abs) > 3 * Differences.Tolerance));

        DroppedLstm.Training Begin(bool keepGradients) => new(network, Rows, new Sgd(0), Loss.CrossEntropy, seed: 9, keepGradients);
    }
}
