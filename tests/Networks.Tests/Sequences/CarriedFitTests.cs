using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using StaticNets.Networks.Tests.Digits;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Sequences;

/// <summary>A fit over sequences that are longer than the network's, read piece by piece.</summary>
public sealed class CarriedFitTests
{
    private const int Rows = 2;

    private readonly FitOptions inOrder = new() { Epochs = 3, Shuffle = false };

    [Fact]
    public void Every_epoch_begins_without_states()
    {
        using FourSteps.Training session = Session(new Sgd(0), carry: true);
        FitHistory history = session.Fit(new Pieces(), inOrder);
        FitHistory again = session.Fit(new Pieces(), inOrder);

        // Nothing is learned: the same states, the same losses.
        Assert.All(history.Epochs.Concat(again.Epochs), epoch => Assert.Equal(history.Epochs[0].Loss, epoch.Loss));

        using FourSteps.Training without = Session(new Sgd(0), carry: false);
        Assert.NotEqual(history.Epochs[0].Loss, without.Fit(new Pieces(), inOrder).Epochs[0].Loss);
    }

    [Fact]
    public void Shuffling_is_refused_before_anything_is_changed()
    {
        using FourSteps.Training session = Session(new Adam(0.01f), carry: true);
        float first = session.Steps;
        ArgumentException refused = Assert.Throws<ArgumentException>(() => session.Fit(new Pieces(), new FitOptions { Epochs = 1 }));
        Assert.Contains("Shuffle = false", refused.Message, StringComparison.Ordinal);
        Assert.Equal(first, session.Steps);

        session.CarryStates = false;
        Assert.Single(session.Fit(new Pieces(), new FitOptions { Epochs = 1 }).Epochs);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(12)]
    public void Stopped_anywhere_and_resumed_it_ends_with_the_same_bits(int stop)
    {
        using TemporaryFolder folder = new();
        float[] whole = Fit(folder["whole"], int.MaxValue);
        Fit(folder["part"], stop);
        Assert.Equal(whole, Fit(folder["part"], int.MaxValue));
    }

    [Fact]
    public void A_checkpoint_with_other_states_is_refused()
    {
        using TemporaryFolder folder = new();
        Fit(folder["part"], stop: 3);
        byte[] before = File.ReadAllBytes(folder["part"]);
        FitOptions options = new() { Epochs = 3, Shuffle = false, CheckpointPath = folder["part"], Resume = true };
        using FourSteps.Training without = Session(new Adam(0.01f), carry: false);
        Assert.Contains("states is 'carried for 2 rows' there and 'begun anew' here", Assert.Throws<CheckpointException>(() => without.Fit(new Pieces(), options)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["part"]));
    }

    private static float[] Fit(string path, int stop)
    {
        using CancellationTokenSource source = new();
        FourSteps network = new(seed: 4);
        using FourSteps.Training session = new(network, Rows, new Adam(0.01f), Loss.MeanSquaredError, seed: 1) { CarryStates = true };
        List<long> steps = [];
        session.Fit(new Pieces(), new FitOptions
        {
            Epochs = 3,
            Shuffle = false,
            CheckpointPath = path,
            Resume = true,
            Cancellation = source.Token,
            Progress = _ =>
            {
                steps.Add(session.Steps);
                if (session.Steps == stop)
                {
                    source.Cancel();
                }
            },
        });
        Assert.True(steps.Count > 0);
        return [.. network.Parameters.Tensors.SelectMany(tensor => network.Parameters[tensor.Name].ToArray())];
    }

    private static FourSteps.Training Session(Optimizer optimizer, bool carry) => new(new FourSteps(seed: 4), Rows, optimizer, Loss.MeanSquaredError, seed: 1) { CarryStates = carry };

    /// <summary>Two sequences of twenty steps, five pieces each.</summary>
    private sealed class Pieces : IDataSource
    {
        public int Count => Rows * 5;

        public void Fill(int index, Sample sample)
        {
            Random random = new(index);
            foreach (ref float value in sample.Input)
            {
                value = (random.NextSingle() * 2) - 1;
            }

            foreach (ref float value in sample.Target)
            {
                value = random.NextSingle();
            }
        }
    }
}
