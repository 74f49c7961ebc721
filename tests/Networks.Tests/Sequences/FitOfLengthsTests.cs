using System;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>A class for each step of sequences that are of different lengths.</summary>
[Network, Input(6, 3, Lengths = "lengths"), Rnn(5), Dense(4)]
public sealed partial class StepClasses;

/// <summary>What a fit says of sequences with true lengths.</summary>
public sealed class FitOfLengthsTests
{
    [Fact]
    public void The_loss_of_an_epoch_is_the_mean_over_its_true_steps()
    {
        using StepClasses.Training session = new(new StepClasses(seed: 2), 2, new Sgd(0), Loss.CrossEntropy);
        Uneven data = new();
        FitHistory history = session.Fit(data, new FitOptions { Epochs = 1, Validation = data });

        // Nothing is learned, so both are means of the same losses, computed in float in other batches. These have 2 to 12 true steps: if each counted as much as another, the mean would be off by per cents.
        Assert.Equal(history.Epochs[0].ValidationLoss, history.Epochs[0].Loss, 1e-5);
    }

    private sealed class Uneven : IDataSource
    {
        public int Count => 16;

        public void Fill(int index, Sample sample)
        {
            Random random = new(index);
            sample.Tokens(1)[0] = index < 8 ? 1 : 6;
            foreach (ref float value in sample.Input)
            {
                value = (random.NextSingle() * 4) - 2;
            }

            foreach (ref int wanted in sample.Classes)
            {
                wanted = index < 8 ? 0 : random.Next(4);
            }
        }
    }
}
