using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Others use a network while it is trained, and while others use it and its like.</summary>
public sealed class PublishingTests
{
    private const int Rows = 2;

    private readonly float[] images = LeNetBatches.Batch(0).Images;
    private readonly int[] labels = LeNetBatches.Batch(0).Labels;

    [Fact]
    public void Steps_are_not_seen_until_they_are_published()
    {
        ReluLeNet network = new(seed: 1);
        string first = Logits(network);
        using ReluLeNet.Training training = new(network, 64, new Adam(1e-3f), Loss.CrossEntropy);
        training.Step(images, labels);

        Assert.Equal(first, Logits(network));
        training.Publish();
        Assert.NotEqual(first, Logits(network));
    }

    [Fact]
    public void Those_who_infer_meanwhile_see_only_published_weights()
    {
        ReluLeNet network = new(seed: 1);
        HashSet<string> published = [Logits(network)];
        ConcurrentDictionary<string, bool> seen = [];
        using CancellationTokenSource end = new();
        Thread[] threads = Start(4, _ =>
        {
            do
            {
                seen[Logits(network)] = true;
            }
            while (!end.IsCancellationRequested);
        });

        using (ReluLeNet.Training training = new(network, 64, new Adam(1e-2f), Loss.CrossEntropy))
        {
            for (int step = 0; step < 20; step++)
            {
                training.Step(images, labels);
                if (step % 2 == 1)
                {
                    training.Publish();
                    Assert.True(published.Add(Logits(network)));
                }
            }
        }

        end.Cancel();
        Array.ForEach(threads, thread => thread.Join());
        Assert.Subset(published, seen.Keys.ToHashSet());
        Assert.NotEmpty(seen);
    }

    [Fact]
    public void Two_networks_on_sixteen_threads_with_their_own_scratch_give_the_bits_of_one_after_the_other()
    {
        ReluLeNet[] networks = [new(seed: 1), new(seed: 2)];
        string[] expected = [.. networks.Select(Logits)];
        ConcurrentBag<string>[] found = [[], []];
        using Barrier together = new(16);

        Array.ForEach(
            Start(16, index =>
            {
                together.SignalAndWait();
                for (int call = 0; call < 20; call++)
                {
                    found[(index + call) % 2].Add(Logits(networks[(index + call) % 2]));
                }
            }),
            thread => thread.Join());

        Assert.NotEqual(expected[0], expected[1]);
        for (int network = 0; network < 2; network++)
        {
            Assert.Equal(160, found[network].Count);
            Assert.All(found[network], logits => Assert.Equal(expected[network], logits));
        }
    }

    private static Thread[] Start(int count, Action<int> work) =>
        [.. Enumerable.Range(0, count).Select(index =>
        {
            Thread thread = new(() => work(index));
            thread.Start();
            return thread;
        })];

    // The bits as text, so that they can be looked up.
    private string Logits(ReluLeNet network)
    {
        float[] logits = new float[Rows * ReluLeNet.OutputLength];
        network.Forward(images.AsSpan(0, Rows * ReluLeNet.InputLength), logits, new float[ReluLeNet.ArenaLength]);
        return string.Join(' ', logits.Select(BitConverter.SingleToInt32Bits));
    }
}
