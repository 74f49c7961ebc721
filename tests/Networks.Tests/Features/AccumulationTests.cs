using System;
using System.Linq;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Four passes of sixteen are one step of sixty-four.</summary>
public sealed class AccumulationTests
{
    private const int Rows = 64;
    private const int Part = 16;

    // The same sums in another order: 64 terms in float32 differ by a few 2^-24 of the largest, far below this.
    private const float Tolerance = 1e-6f;

    private readonly float[] images = LeNetBatches.Batch(1).Images;
    private readonly int[] labels = LeNetBatches.Batch(1).Labels;

    [Fact]
    public void Gradients_and_weights_agree()
    {
        (ReluLeNet whole, float[] gradients) = Stepped(Rows, times: 1);
        (ReluLeNet parts, float[] mean) = Stepped(Part, times: 4);

        Assert.InRange(Largest(gradients, mean), 0, Tolerance * gradients.Max(Math.Abs));
        Assert.InRange(Largest(Bits.All(whole.Parameters), Bits.All(parts.Parameters)), 0, Tolerance);
    }

    [Fact]
    public void A_part_that_is_left_out_is_seen()
    {
        (_, float[] gradients) = Stepped(Rows, times: 1);
        (_, float[] mean) = Stepped(Part, times: 3);

        Assert.True(Largest(gradients, mean) > Tolerance * gradients.Max(Math.Abs));
    }

    private static float Largest(float[] one, float[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max();

    private (ReluLeNet Network, float[] Gradients) Stepped(int rows, int times)
    {
        ReluLeNet network = new(seed: 8);
        using ReluLeNet.Training training = new(network, rows, new Sgd(0.1f), Loss.CrossEntropy, keepGradients: true);
        for (int part = 0; part < times; part++)
        {
            training.Accumulate(images.AsSpan(part * rows * ReluLeNet.InputLength, rows * ReluLeNet.InputLength), labels.AsSpan(part * rows, rows));
        }

        training.Update();
        training.Publish();
        return (network, [.. network.Parameters.Tensors.SelectMany(tensor => training.Gradients[tensor.Name].ToArray())]);
    }
}
