using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.Recurrent.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>What stands in a caller's sequences beyond their true lengths changes no output, no loss and no gradient, whatever it is.</summary>
public sealed class BeyondTests
{
    private const int Rows = 9;

    private readonly int[] lengths = Sequences.Lengths("lengths", Rows, 9);
    private readonly float[] x = Bits.Values("x", Rows * 45);

    public static TheoryData<float> Garbage => [float.NaN, float.PositiveInfinity, 1e30f, -1e-40f];

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Garbage_changes_nothing_in_a_network_of_many_layers(float garbage)
    {
        MixedSteps network = new(seed: 3);
        (float[] output, float[] pooled) = Outputs(network, Sequences.Spoiled(x, lengths, 5, 0));
        (float[] again, float[] other) = Outputs(network, Sequences.Spoiled(x, lengths, 5, garbage));
        Bits.AssertSame(output, again);
        Bits.AssertSame(pooled, other);
        AssertZeroBeyond(again, lengths, 3);
        AssertZeroBeyond(other, lengths, 7);

        float[] target = Bits.Values("target", Rows * 27);
        float[] zeros = Gradients(network, Sequences.Spoiled(x, lengths, 5, 0), target);
        Bits.AssertSame(zeros, Gradients(network, Sequences.Spoiled(x, lengths, 5, garbage), Sequences.Spoiled(target, lengths, 3, garbage)));
        Assert.All(zeros, value => Assert.True(float.IsFinite(value)));
        Assert.NotEqual(zeros, Gradients(network, Sequences.Spoiled(x, lengths, 5, 0), Sequences.Spoiled(target, lengths, 3, 0).Select(value => -value).ToArray()));
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public void Garbage_changes_nothing_where_a_cell_or_a_dense_layer_reads_the_input(float garbage)
    {
        DenseSteps dense = new(seed: 3);
        float[] y = new float[Rows * DenseSteps.OutputLength];
        dense.Forward(Sequences.Spoiled(x, lengths, 5, garbage), lengths, y);
        AssertZeroBeyond(y, lengths, 4);
        Assert.NotEqual(0, y[0]);

        using DenseSteps.Training training = new(dense, Rows, new Sgd(0.1f), Loss.MeanSquaredError, keepGradients: true);
        training.Step(Sequences.Spoiled(x, lengths, 5, garbage), lengths, Bits.Values("target", y.Length));
        Assert.False(training.LastStepRefused);

        foreach (string name in new[] { "lstm_last", "gru_last", "rnn_last", "gru_mean", "lstm_states", "lstm_reverse", "gru_reverse", "lstm_begun" })
        {
            using TorchPoint point = new(TorchNetwork.Of(name));
            int port = Enumerable.Range(0, point.Session.Plan.Inputs.Count).Last(i => !point.Session.Plan.Inputs[i].Tokens);
            int features = point.Session.Plan.Inputs[port].Shape[1];
            int[] own = point.File.Integers("in.lengths");
            Sequences.Spoiled(point.Batch.Floats(port).ToArray(), own, features, garbage).CopyTo(point.Batch.Floats(port));
            Assert.All(point.Deviations(), pair => Assert.True(pair.Value <= 1e-5, FormattableString.Invariant($"{name}: {pair.Key} is {pair.Value:E2} away.")));
            AssertZeroBeyond(point.Session.InputGradientOf(point.Session.Plan.Inputs[port].Name).ToArray(), own, features);
        }
    }

    [Fact]
    public void Without_garbage_beyond_the_true_steps_do_count()
    {
        MixedSteps network = new(seed: 3);
        float[] changed = [.. x];
        changed[0] += 1;
        Assert.NotEqual(Outputs(network, x).Output, Outputs(network, changed).Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MinValue)]
    public void A_length_that_is_none_is_refused_and_nothing_is_written(int length)
    {
        MixedSteps network = new(seed: 3);
        int[] wrong = [.. lengths];
        wrong[4] = length;
        float[] output = new float[Rows * MixedSteps.OutputLength], pooled = new float[Rows * MixedSteps.PooledLength];
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>("lengths", () => network.Forward(x, wrong, output, pooled));
        Assert.Contains($"row 4 has the length {length}; it must be 1 to 9", refused.Message, StringComparison.Ordinal);
        Assert.All(output, value => Assert.Equal(0, value));
        using MixedSteps.Training training = new(network, Rows, new Sgd(0.1f), Loss.MeanSquaredError);
        Assert.Throws<ArgumentOutOfRangeException>("lengths", () => training.Step(x, wrong, Bits.Values("target", Rows * 27)));
        Assert.True(float.IsFinite(training.Step(x, lengths, Bits.Values("target", Rows * 27))));
    }

    private (float[] Output, float[] Pooled) Outputs(MixedSteps network, float[] input)
    {
        float[] output = new float[Rows * MixedSteps.OutputLength], pooled = new float[Rows * MixedSteps.PooledLength];
        network.Forward(input, lengths, output, pooled);
        return (output, pooled);
    }

    /// <summary>The loss and every gradient of one step.</summary>
    private float[] Gradients(MixedSteps network, float[] input, float[] target)
    {
        using MixedSteps.Training training = new(network, Rows, new Sgd(0), Loss.MeanSquaredError, keepGradients: true);
        float loss = training.Step(input, lengths, target);
        AssertZeroBeyond(training.InputGradient.ToArray(), lengths, 5);
        return [loss, .. training.InputGradient, .. network.Parameters.Tensors.Where(tensor => !tensor.Name.Contains("running", StringComparison.Ordinal)).SelectMany(tensor => training.Gradients[tensor.Name].ToArray())];
    }

    private static void AssertZeroBeyond(float[] sequences, int[] lengths, int features) => Bits.AssertSame(new float[sequences.Length], Sequences.Beyond(sequences, lengths, features));
}
