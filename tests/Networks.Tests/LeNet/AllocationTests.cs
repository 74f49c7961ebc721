using System;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.LeNet;

/// <summary>A thousand calls allocate no byte, on one thread and on two; what they compute is looked at as well.</summary>
[Collection(typeof(Threaded))]
public sealed class AllocationTests : IDisposable
{
    private const int Calls = 1000;
    private const int Rows = 16;

    public void Dispose() => StaticNetsThreads.Use(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Forward_allocates_nothing(int threads)
    {
        StaticNetsThreads.Use(threads);
        ReluLeNet network = new(seed: 2);
        float[] images = LeNetBatches.Batch(0).Images;
        float[] logits = new float[64 * ReluLeNet.OutputLength];
        float[] first = new float[logits.Length];
        network.Forward(images, first);

        Assert.Equal(0, Allocated.Bytes(() => network.Forward(images, logits), Calls));
        Assert.Equal(first, logits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_step_allocates_nothing(int threads)
    {
        StaticNetsThreads.Use(threads);
        using ReluLeNet.Training training = new(new ReluLeNet(seed: 2), Rows, new Adam(1e-3f), Loss.CrossEntropy);
        (float[] images, int[] labels) = LeNetBatches.Batch(0);
        float first = training.Step(images.AsSpan(0, Rows * ReluLeNet.InputLength), labels.AsSpan(0, Rows));
        float last = first;

        Assert.Equal(0, Allocated.Bytes(() => last = training.Step(images.AsSpan(0, Rows * ReluLeNet.InputLength), labels.AsSpan(0, Rows)), Calls));

        // The same sixteen images a thousand times: known by heart, but for the stray labels on images that also bear the right one.
        Assert.InRange(last, 0, first / 4);
    }
}
