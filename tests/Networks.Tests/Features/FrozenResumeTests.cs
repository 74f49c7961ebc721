using System;
using System.IO;
using System.Threading;
using StaticNets.Networks.Tests.Features.Networks;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Layers are unfrozen from epoch to epoch; a training that is stopped in between goes on with the same bits, by the checkpoint alone.</summary>
public sealed class FrozenResumeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticnets-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Stopped_and_resumed_it_ends_with_the_same_bits(int stop)
    {
        float[] whole = Train("whole", stopAt: null, freeze: true);
        Train("parts", stop, freeze: true);

        // The new session freezes nothing itself.
        Bits.AssertSame(whole, Train("parts", stopAt: null, freeze: false));
    }

    [Fact]
    public void A_training_that_never_freezes_is_another()
    {
        Assert.NotEqual(Train("whole", stopAt: null, freeze: true), Train("other", stopAt: null, freeze: false));
    }

    // Three epochs of four steps: conv and norm frozen in the first, conv in the second.
    private float[] Train(string name, int? stopAt, bool freeze)
    {
        NormedImage network = new(seed: 1);
        using NormedImage.Training training = new(network, 3, new NAdam(0.01f), Loss.CrossEntropy, seed: 4);
        if (freeze)
        {
            training.Freeze("conv.*", statistics: true);
            training.Freeze("norm.*", statistics: true);
        }

        using CancellationTokenSource stop = new();
        int steps = 0;
        training.Fit(new Images(), new FitOptions
        {
            Epochs = 3,
            CheckpointPath = Path.Combine(folder, name),
            Resume = true,
            Cancellation = stop.Token,
            Progress = _ =>
            {
                if (++steps == stopAt)
                {
                    stop.Cancel();
                }
            },
            EpochEnd = result => training.Unfreeze(result.Epoch == 1 ? "norm.*" : "*"),
        });
        return Bits.All(network.Parameters);
    }

    private sealed class Images : IDataSource
    {
        public int Count => 12;

        public void Fill(int index, Sample sample)
        {
            Bits.Values("image" + index, NormedImage.InputLength).CopyTo(sample.Input);
            sample.Label = index % NormedImage.OutputLength;
        }
    }
}
