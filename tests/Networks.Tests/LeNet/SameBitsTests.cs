using System;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.LeNet;

/// <summary>The number of threads is the process' setting: these tests run alone.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Threaded;

/// <summary>A result is the same bits for any number of threads, any batch, any scratch, and from run to run.</summary>
[Collection(typeof(Threaded))]
public sealed class SameBitsTests : IDisposable
{
    private const int Rows = 37;

    public void Dispose() => StaticNetsThreads.Use(1);

    [Fact]
    public void Logits_do_not_depend_on_threads_batch_or_scratch()
    {
        ReluLeNet network = new(seed: 5);
        float[] images = LeNetBatches.Batch(3).Images[..(Rows * ReluLeNet.InputLength)];
        float[] alone = OneByOne(network, images);

        foreach (int threads in new[] { 1, 2, 3 })
        {
            StaticNetsThreads.Use(threads);
            for (int run = 0; run < 5; run++)
            {
                float[] together = new float[Rows * ReluLeNet.OutputLength];
                network.Forward(images, together);
                AssertSameBits(alone, together);
            }
        }

        foreach (int slack in new[] { 0, 1, 5000, 100_000 })
        {
            float[] scratch = new float[ReluLeNet.ArenaLength + slack];
            Array.Fill(scratch, float.NaN);
            float[] together = new float[Rows * ReluLeNet.OutputLength];
            network.Forward(images, together, scratch);
            AssertSameBits(alone, together);
        }
    }

    [Fact]
    public void Training_does_not_depend_on_threads()
    {
        float[] one = Trained(threads: 1);

        AssertSameBits(one, Trained(threads: 1));
        AssertSameBits(one, Trained(threads: 2));
        AssertSameBits(one, Trained(threads: 3));
        Assert.NotEqual(one, Trained(threads: 1, seed: 6));
    }

    private static float[] Trained(int threads, ulong seed = 5)
    {
        StaticNetsThreads.Use(threads);
        ReluLeNet network = new(seed);
        using (ReluLeNet.Training training = new(network, 64, new Adam(1e-3f), Loss.CrossEntropy))
        {
            for (int step = 0; step < 12; step++)
            {
                (float[] images, int[] labels) = LeNetBatches.Batch(step);
                int rows = step % 3 == 2 ? Rows : 64;
                training.Step(images.AsSpan(0, rows * ReluLeNet.InputLength), labels.AsSpan(0, rows));
            }
        }

        return [.. network.Parameters.Tensors.SelectMany(tensor => network.Parameters[tensor.Name].ToArray())];
    }

    private static float[] OneByOne(ReluLeNet network, float[] images)
    {
        float[] logits = new float[Rows * ReluLeNet.OutputLength];
        for (int row = 0; row < Rows; row++)
        {
            network.Forward(images.AsSpan(row * ReluLeNet.InputLength, ReluLeNet.InputLength), logits.AsSpan(row * ReluLeNet.OutputLength, ReluLeNet.OutputLength));
        }

        return logits;
    }

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(MemoryMarshal.Cast<float, int>(expected).ToArray(), MemoryMarshal.Cast<float, int>(actual).ToArray());
}
