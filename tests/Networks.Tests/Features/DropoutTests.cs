using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Dropout in a network: at work in training, absent in inference, drawn from the seed alone.</summary>
public sealed class DropoutTests
{
    private const int Rows = 16;

    private readonly float[] inputs = Bits.Values("dropout", Rows * DropoutMlp.InputLength);
    private readonly int[] labels = Bits.Labels("dropout labels", Rows, DropoutMlp.OutputLength);

    [Fact]
    public void The_loss_of_training_is_not_that_of_inference()
    {
        DropoutMlp network = new(seed: 1);
        float[] logits = new float[Rows * DropoutMlp.OutputLength];
        network.Forward(inputs, logits);
        float inference = Loss.CrossEntropy.Evaluate([DropoutMlp.OutputLength], Rows, logits, new LossTarget(labels, default), gradient: default);

        // With a learning rate of 0 nothing but the draws changes between the steps.
        float[] losses = Losses(network, seed: 1, rate: 0);

        Assert.DoesNotContain(inference, losses);
        Assert.Equal(losses.Length, losses.Distinct().Count());

        // Scaled by 1 / (1 - rate), the hidden values keep their mean: the losses scatter around that of inference.
        Assert.InRange(losses.Average(), inference * 0.8f, inference * 1.3f);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        float[] losses = Losses(new DropoutMlp(seed: 1), seed: 1);

        Bits.AssertSame(losses, Losses(new DropoutMlp(seed: 1), seed: 1));
        Assert.NotEqual(losses, Losses(new DropoutMlp(seed: 1), seed: 2));
    }

    private float[] Losses(DropoutMlp network, ulong seed, float rate = 0.1f)
    {
        using DropoutMlp.Training training = new(network, Rows, new Sgd(rate), Loss.CrossEntropy, seed);
        List<float> losses = [];
        for (int step = 0; step < 20; step++)
        {
            losses.Add(training.Step(inputs, labels));
        }

        return [.. losses];
    }
}
