using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Layers that use the parameters of others: every use adds to the gradient.</summary>
public sealed class SharedTests
{
    private const int Rows = 3;

    private readonly Siamese network = new(seed: 6);
    private readonly float[] left = Bits.Values("left", Rows * 5);
    private readonly float[] right = Bits.Values("right", Rows * 5);
    private readonly int[] labels = Bits.Labels("labels", Rows, 2);

    [Fact]
    public void Shared_parameters_exist_once() => Assert.Equal(25 + 5 + 5 + 5 + 10 + 2, Siamese.ParameterCount);

    [Fact]
    public void Exchanged_inputs_give_the_same_bits()
    {
        float[] one = new float[Rows * 2], other = new float[Rows * 2];
        network.Forward(left, right, one);
        network.Forward(right, left, other);
        Bits.AssertSame(one, other);
        network.Forward(left, left, other);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Gradients_are_the_sums_over_all_uses()
    {
        using Siamese.Training training = Session();
        training.Step(left, right, labels);
        string[] names = [.. network.Parameters.Tensors.Select(tensor => tensor.Name)];
        Assert.InRange(Differences.Largest(network.Parameters, training.Gradients, names, Loss), 0, Differences.Tolerance);

        // Accumulated twice, they are as many times as much before the mean is taken: the same mean.
        float[] once = training.Gradients["norm.bias"].ToArray();
        using Siamese.Training twice = Session();
        twice.Accumulate(left, right, labels);
        twice.Accumulate(left, right, labels);
        twice.Update();
        Assert.All(once.Zip(twice.Gradients["norm.bias"].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.Contains(once, value => System.Math.Abs(value) > 1e-3f);
    }

    private Siamese.Training Session() => new(network, Rows, new Sgd(0), StaticNets.Training.Loss.CrossEntropy, keepGradients: true);

    private float Loss()
    {
        using Siamese.Training training = Session();
        return training.Step(left, right, labels);
    }
}
