using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Passes;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Attention;

/// <summary>What attention sees of a sequence, and what it shows of that.</summary>
public sealed class SeenTests
{
    private readonly Reader reader = new(seed: 1);
    private readonly int[] tokens = Bits.Labels("seen", 2 * 9, 13);

    [Fact]
    public void What_stands_beyond_the_true_length_changes_nothing()
    {
        int[] others = [.. tokens];
        others[5] = (others[5] + 1) % 13;
        others[8] = (others[8] + 1) % 13;

        Bits.AssertSame(Read(tokens, 5, 9), Read(others, 5, 9));
        Assert.NotEqual(Read(tokens, 6, 9), Read(others, 6, 9));
    }

    [Fact]
    public void Nor_does_it_in_training()
    {
        int[] others = [.. tokens];
        others[5] = (others[5] + 1) % 13;

        Bits.AssertSame(Trained(tokens, 5), Trained(others, 5));
        Assert.NotEqual(Trained(tokens, 6), Trained(others, 6));
    }

    [Fact]
    public void A_later_step_changes_no_earlier_one()
    {
        PlainWriter network = new(seed: 2);
        int[] words = Bits.Labels("words", 40, 11), others = [.. words];
        others[30] = (others[30] + 1) % 11;
        float[] first = new float[PlainWriter.OutputLength], second = new float[PlainWriter.OutputLength];
        network.Forward(words, [40], first);
        network.Forward(others, [40], second);

        Bits.AssertSame(first.AsSpan(0, 30 * 11), second.AsSpan(0, 30 * 11));
        Assert.NotEqual(first[(30 * 11)..], second[(30 * 11)..]);
    }

    [Fact]
    public void A_trace_shows_what_each_step_attends_to()
    {
        Dictionary<string, (int[] Shape, float[] Values)> shown = [];
        new Interpreter(seed: 3).Trace(Bits.Labels("source", 9, 13), [4], Bits.Labels("target", 11, 17), new Visitor(shown));

        (int[] shape, float[] own) = shown["decoderLayer1.self_attn.weights"];
        Assert.Equal([3, 11, 11], shape);
        Assert.All(Enumerable.Range(0, 3 * 11), row => Assert.InRange(own.AsSpan(row * 11, 11).ToArray().Sum(), 1 - 1e-6, 1 + 1e-6));
        Assert.All(Enumerable.Range(0, 11), query => Assert.All(own[((query * 11) + query + 1)..((query + 1) * 11)], weight => Assert.Equal(0, weight)));
        Assert.NotEqual(0, own[11]);

        (shape, float[] memory) = shown["decoderLayer2.multihead_attn.weights"];
        Assert.Equal([3, 11, 9], shape);
        Assert.All(Enumerable.Range(0, 3 * 11), row => Assert.All(memory[((row * 9) + 4)..((row + 1) * 9)], weight => Assert.Equal(0, weight)));
        Assert.True(shown.ContainsKey("encoderLayer1.self_attn.weights"));
    }

    [Fact]
    public void Within_each_step_of_a_sequence_it_shows_all_steps()
    {
        Dictionary<string, (int[] Shape, float[] Values)> shown = [];
        new Sentences(seed: 3).Trace(Bits.Values("images", Sentences.InputLength), new Visitor(shown));

        Assert.Equal([5, 2, 4, 4], shown["sentence1.multiHeadAttention1.weights"].Shape);
        Assert.All(shown, value => Assert.Equal(value.Value.Shape.Aggregate(1, (count, extent) => count * extent), value.Value.Values.Length));
    }

    [Fact]
    public void Dropout_of_attention_is_drawn_anew_in_training_alone()
    {
        using Reader.Training once = new(reader, 2, new Sgd(0), Loss.CrossEntropy, seed: 1), again = new(reader, 2, new Sgd(0), Loss.CrossEntropy, seed: 1);
        float first = once.Step(tokens, [9, 9], [1, 2]), second = once.Step(tokens, [9, 9], [1, 2]);

        Assert.NotEqual(first, second);
        Assert.Equal(first, again.Step(tokens, [9, 9], [1, 2]));
        Bits.AssertSame(Read(tokens, 9, 9), Read(tokens, 9, 9));
    }

    private float[] Read(int[] words, params int[] lengths)
    {
        float[] output = new float[2 * Reader.OutputLength];
        reader.Forward(words, lengths, output);
        return output;
    }

    private static float[] Trained(int[] words, int length)
    {
        Reader network = new(seed: 7);
        using (Reader.Training training = new(network, 2, new Sgd(0.1f), Loss.CrossEntropy, seed: 5))
        {
            training.Step(words, [length, 9], [1, 2]);
        }

        return Bits.All(network.Parameters);
    }

    private sealed class Visitor(Dictionary<string, (int[] Shape, float[] Values)> shown) : ITraceVisitor
    {
        public void Visit(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) => shown[name] = (shape.ToArray(), values.ToArray());
    }
}
