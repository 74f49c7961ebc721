using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Losses of several outputs: their sum by hand, and its gradients by differences.</summary>
public sealed class SeveralLossesTests
{
    private const int Rows = 5;

    private readonly WithHead network = new(seed: 3);
    private readonly float[] inputs = Bits.Values("inputs", Rows * WithHead.InputLength);
    private readonly int[] labels = Bits.Labels("labels", Rows, 3);

    [Fact]
    public void A_head_of_training_alone_counts_in_the_parameters_and_nowhere_else()
    {
        Assert.Equal(WithoutHead.ParameterCount + (7 * 9) + 9 + (9 * 3) + 3, WithHead.ParameterCount);
        Assert.Equal(WithoutHead.MultiplyAdds, WithHead.MultiplyAdds);
        Assert.Equal(WithoutHead.ArenaLength, WithHead.ArenaLength);
        Assert.Equal(WithoutHead.PreparedBytes, WithHead.PreparedBytes);
        Assert.Contains("aux.fc1", WithHead.Description.Summary());
        Assert.True(network.Parameters.Contains("aux.fc2.bias"));
    }

    [Fact]
    public void A_step_returns_the_main_loss_and_the_weighted_one_of_the_head()
    {
        float[] logits = new float[Rows * 3];
        network.Forward(inputs, logits);
        double main = Differences.CrossEntropy(logits, labels);
        double aux = Differences.CrossEntropy(Aux(), labels);
        using WithHead.Training training = Session(network, rate: 0.1f);
        Assert.All(training.LastLosses.ToArray(), value => Assert.True(float.IsNaN(value)));

        float loss = training.Step(inputs, labels);

        // Float sums of a few dozen terms below 2: 1e-6 each.
        Assert.Equal(main + (0.3 * aux), loss, 1e-5);
        Assert.Equal(main, training.LastLosses[0], 1e-5);
        Assert.Equal(aux, training.LastLosses[1], 1e-5);
        Assert.NotEqual(main + aux, loss, 1e-2);
    }

    [Fact]
    public void Gradients_are_those_of_the_sum()
    {
        using WithHead.Training training = Session(network, rate: 0);
        training.Step(inputs, labels);
        string[] names = [.. network.Parameters.Tensors.Select(tensor => tensor.Name)];

        Assert.InRange(Differences.Largest(network.Parameters, training.Gradients, names, LossOfNew), 0, Differences.Tolerance);
        Assert.True(training.Gradients["aux.fc2.weight"].ToArray().Max(Math.Abs) > 100 * Differences.Tolerance);

        // The main loss alone is another function.
        Assert.True(Differences.Largest(network.Parameters, training.Gradients, ["trunk.weight"], MainOfNew) > 10 * Differences.Tolerance);
    }

    [Fact]
    public void Saved_weights_hold_the_head_and_the_network_without_it_takes_the_rest()
    {
        using System.IO.MemoryStream file = new();
        network.Save(file);
        WithHead again = WithHead.Load(file.ToArray());
        Bits.AssertSame(Bits.All(network.Parameters), Bits.All(again.Parameters));

        WithoutHead without = new(seed: 9);
        file.Position = 0;
        Assert.Equal(4, without.Parameters.LoadMatching(file).Unexpected.Count);
        float[] one = new float[Rows * 3], other = new float[Rows * 3];
        network.Forward(inputs, one);
        without.Forward(inputs, other);
        Bits.AssertSame(one, other);
    }

    [Fact]
    public void Two_losses_of_one_value_add_up_and_an_output_of_weight_0_has_none()
    {
        Twins twins = new(seed: 2);
        OnlyChild only = new(seed: 2);
        float[] x = Bits.Values("x", 2 * Twins.InputLength), one = new float[6], echo = new float[8], twin = new float[6];
        int[] classes = [0, 2];
        twins.Forward(x, one, echo, twin);
        Bits.AssertSame(x, echo);
        Bits.AssertSame(one, twin);

        using Twins.Training both = new(twins, 2, new Sgd(0), Loss.CrossEntropy, keepGradients: true);
        using OnlyChild.Training alone = new(only, 2, new Sgd(0), Loss.CrossEntropy, keepGradients: true);
        float sum = both.Step(x, classes), part = alone.Step(x, classes);

        // One rounding of the product and one of the sum.
        Assert.Equal(1.5f * part, sum, 1e-6f);
        Assert.True(float.IsNaN(both.LastLosses[1]));
        Assert.All(both.Gradients["fc.weight"].ToArray().Zip(alone.Gradients["fc.weight"].ToArray()), pair => Assert.Equal(1.5f * pair.Second, pair.First, 1e-6f));
        Assert.All(both.InputGradient.ToArray().Zip(alone.InputGradient.ToArray()), pair => Assert.Equal(1.5f * pair.Second, pair.First, 1e-6f));
        Assert.Contains(alone.InputGradient.ToArray(), value => Math.Abs(value) > 1e-3f);
    }

    [Fact]
    public void Each_input_has_its_gradient_by_name()
    {
        TwoSided sided = new(seed: 4);
        using TwoSided.Training training = new(sided, 2, new Sgd(0), Loss.MeanSquaredError, keepGradients: true);
        float[] image = Bits.Values("image", 2 * TwoSided.InputLength), mask = Bits.Values("mask", 2 * TwoSided.MaskLength);
        float[] target = Bits.Values("target", 2 * 4), wanted = Bits.Values("wanted", 2 * 6);
        training.Step(image, mask, target, wanted);
        float[] ofImage = training.InputGradientOf("image").ToArray(), ofMask = training.InputGradientOf("mask").ToArray();
        string[] names = [.. sided.Parameters.Tensors.Select(tensor => tensor.Name)];

        Assert.Equal(training.InputGradient.ToArray(), ofImage);
        Check(image, ofImage);
        Check(mask, ofMask);
        Assert.InRange(Differences.Largest(sided.Parameters, training.Gradients, names, () => LossAt(sided, image, mask, target, wanted)), 0, Differences.Tolerance);
        Assert.Throws<ArgumentException>(() => training.InputGradientOf("masks").Length);
        Assert.Throws<ArgumentException>("mask", () => training.Step(image, mask.AsSpan(1), target, wanted));
        Assert.ThrowsAny<ArgumentException>(() => training.Step(image, mask, target, wanted.AsSpan(1)));

        void Check(float[] values, float[] gradient)
        {
            for (int i = 0; i < values.Length; i++)
            {
                float at = values[i];
                float slope = Differences.Slope(change =>
                {
                    values[i] = at + change;
                    return LossAt(sided, image, mask, target, wanted);
                });
                values[i] = at;
                Assert.Equal(slope, gradient[i], Differences.Tolerance);
            }
        }
    }

    [Fact]
    public void A_loss_that_does_not_fit_an_output_names_it()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new WithHead.Training(network, Rows, new Sgd(0), new OnlyOne()));
        Assert.Contains("'aux'", refused.Message);
    }

    [Fact]
    public void A_step_with_several_losses_allocates_nothing()
    {
        using WithHead.Training training = Session(network, rate: 0.01f);
        training.Step(inputs, labels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            training.Step(inputs, labels);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static WithHead.Training Session(WithHead network, float rate) => new(network, Rows, new Sgd(rate), Loss.CrossEntropy, keepGradients: true);

    private static float LossAt(TwoSided network, float[] image, float[] mask, float[] target, float[] wanted)
    {
        using TwoSided.Training training = new(network, 2, new Sgd(0), Loss.MeanSquaredError);
        return training.Step(image, mask, target, wanted);
    }

    private float LossOfNew()
    {
        using WithHead.Training training = Session(network, rate: 0);
        return training.Step(inputs, labels);
    }

    private float MainOfNew()
    {
        using WithHead.Training training = Session(network, rate: 0);
        training.Step(inputs, labels);
        return training.LastLosses[0];
    }

    private float[] Aux()
    {
        float[] all = new float[Rows * 3];
        for (int row = 0; row < Rows; row++)
        {
            double[] x = [.. inputs.Skip(row * 6).Take(6).Select(value => (double)value)];
            double[] hidden = [.. Dense("aux.fc1", [.. Dense("trunk", x).Select(Math.Tanh)]).Select(Math.Tanh)];
            Dense("aux.fc2", hidden).Select(value => (float)value).ToArray().CopyTo(all, row * 3);
        }

        return all;
    }

    private double[] Dense(string name, double[] x)
    {
        float[] weight = network.Parameters[name + ".weight"].ToArray(), bias = network.Parameters[name + ".bias"].ToArray();
        return [.. bias.Select((start, o) => start + x.Select((value, i) => value * weight[(o * x.Length) + i]).Sum())];
    }

    /// <summary>A loss that has had enough after the first output it is asked about.</summary>
    private sealed class OnlyOne : Loss
    {
        private bool asked;

        public override bool TakesClasses => true;

        public override int TargetLength(IReadOnlyList<int> outputShape) => 1;

        public override void Check(IReadOnlyList<int> outputShape)
        {
            if (asked)
            {
                throw new ArgumentException("One output is enough.");
            }

            asked = true;
        }

        public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient) => 0;
    }
}
