using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.LeNet;
using StaticNets.Runtime.Streams;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Attention;

/// <summary>The bits of networks with attention depend neither on threads nor on the batch, and nothing is allocated.</summary>
[Collection(typeof(Threaded))]
public sealed class AttentionBitsTests : IDisposable
{
    private const int Rows = 37;
    private const int Calls = 20;

    private readonly int[] source = Bits.Labels("source", Rows * 9, 13);
    private readonly int[] lengths = [.. Bits.Labels("lengths", Rows, 9).Select(length => length + 1)];
    private readonly int[] target = Bits.Labels("target", Rows * 11, 17);
    private readonly float[] images = Bits.Values("images", Rows * TinyVision.InputLength);
    private readonly int[] classes = Bits.Labels("classes", Rows, 5);

    public void Dispose() => StaticNetsThreads.Use(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Outputs_of_a_batch_are_those_of_each_sample(int threads)
    {
        Interpreter network = new(seed: 5);
        float[] alone = new float[Rows * Interpreter.OutputLength], together = new float[alone.Length];
        for (int row = 0; row < Rows; row++)
        {
            network.Forward(source.AsSpan(row * 9, 9), lengths.AsSpan(row, 1), target.AsSpan(row * 11, 11), alone.AsSpan(row * Interpreter.OutputLength, Interpreter.OutputLength));
        }

        StaticNetsThreads.Use(threads);
        network.Forward(source, lengths, target, together);
        Bits.AssertSame(alone, together);
    }

    [Fact]
    public void Training_does_not_depend_on_threads()
    {
        float[] one = Trained(threads: 1);

        Bits.AssertSame(one, Trained(threads: 2));
        Assert.NotEqual(Bits.All(new TinyVision(seed: 3).Parameters), one);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Neither_a_pass_nor_a_training_step_allocates(int threads)
    {
        StaticNetsThreads.Use(threads);
        TinyVision vision = new(seed: 1);
        Interpreter network = new(seed: 1);
        float[] answers = new float[Rows * 5], words = new float[Rows * Interpreter.OutputLength];
        using TinyVision.Training seeing = new(vision, Rows, new Adam(1e-3f), Loss.CrossEntropy) { Clip = new NormClip(1) };
        using Interpreter.Training training = new(network, Rows, new Adam(1e-3f), new CrossEntropy(labelSmoothing: 0.1f));

        Assert.Equal(0, Allocated.Bytes(() => vision.Forward(images, answers), Calls));
        Assert.Equal(0, Allocated.Bytes(() => network.Forward(source, lengths, target, words), Calls));
        Assert.Equal(0, Allocated.Bytes(() => seeing.Step(images, classes), Calls));
        Assert.Equal(0, Allocated.Bytes(() => training.Step(source, lengths, target, target), Calls));
    }

    [Fact]
    public void A_step_allocates_nothing_nor_does_a_selection()
    {
        Interpreter network = new(seed: 1);
        StreamState state = network.CreateState(rows: 4);
        float[] scores = new float[4 * 17];
        int[] step = [1, 2, 3, 4], parents = [3, 3, 0, 1];
        Assert.Equal(0, Allocated.Bytes(() =>
        {
            network.Begin(source.AsSpan(0, 36), lengths.AsSpan(0, 4), state);
            network.Step(step, state, scores);
            state.Select(parents);
            network.Step(step, state, scores);
        }, Calls));
    }

    private float[] Trained(int threads)
    {
        StaticNetsThreads.Use(threads);
        TinyVision network = new(seed: 3);
        using (TinyVision.Training training = new(network, Rows, new Adam(1e-3f), Loss.CrossEntropy, seed: 4))
        {
            for (int i = 0; i < 5; i++)
            {
                training.Step(images, classes);
            }
        }

        return Bits.All(network.Parameters);
    }
}
