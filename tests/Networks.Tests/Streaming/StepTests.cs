using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Streaming;

/// <summary>One step at a time gives what <c>Forward</c> over the whole sequence gives, to the bit, for one row and for several.</summary>
public sealed class StepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void Layers_on_top_of_each_other(int rows)
    {
        StackedLstm network = new(seed: 1);
        float[] input = Bits.Values("stacked", rows * StackedLstm.InputLength), whole = new float[rows * StackedLstm.OutputLength];
        network.Forward(input, whole);

        Steps.AssertSame(input, 12, whole, network.CreateState(rows), network.Step);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Tokens(int rows)
    {
        TokenGru network = new(seed: 2);
        int[] input = Bits.Labels("tokens", rows * 10, 20);
        float[] whole = new float[rows * TokenGru.OutputLength];
        network.Forward(input, whole);

        Steps.AssertSame(input, 10, whole, network.CreateState(rows), network.Step);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_end_of_a_sequence_is_after_each_step_as_if_it_were_the_last(int rows)
    {
        LastOfRnn network = new(seed: 3);
        float[] input = Bits.Values("last", rows * LastOfRnn.InputLength), output = new float[rows * 2], whole = new float[rows * 2];
        network.Forward(input, whole);
        StreamState state = network.CreateState(rows);
        float[][] seen = [.. Enumerable.Range(0, 9).Select(step =>
        {
            network.Step(Steps.At(input, rows, 9, step), state, output);
            return output.ToArray();
        })];

        Bits.AssertSame(whole, seen[8]);
        Assert.NotEqual(whole, seen[7]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_mean_of_a_sequence_is_after_each_step_that_of_the_steps_so_far(int rows)
    {
        MeanOfGru network = new(seed: 11);
        float[] input = Bits.Values("mean", rows * MeanOfGru.InputLength), output = new float[rows * 2], whole = new float[rows * 2];
        StreamState state = network.CreateState(rows);
        for (int step = 0; step < 9; step++)
        {
            network.Step(Steps.At(input, rows, 9, step), state, output);
            network.Forward(input, [.. Enumerable.Repeat(step + 1, rows)], whole);
            Bits.AssertSame(whole, output);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_vector_is_the_first_state(int rows)
    {
        Caption network = new(seed: 4);
        float[] begin = Bits.Values("begin", rows * Caption.InputLength), whole = new float[rows * Caption.OutputLength];
        int[] words = Bits.Labels("words", rows * 8, 15);
        network.Forward(begin, words, whole);
        StreamState state = network.CreateState(rows);
        network.Begin(begin, state);

        Steps.AssertSame(words, 8, whole, state, network.Step);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void An_encoder_s_final_state_is_the_first_of_the_decoder(int rows)
    {
        Translator network = new(seed: 5);
        int[] source = Bits.Labels("source", rows * 14, 30), target = Bits.Labels("target", rows * 9, 25);
        int[] lengths = [.. Bits.Labels("lengths", rows, 14).Select(length => length + 1)];
        float[] whole = new float[rows * Translator.OutputLength];
        network.Forward(source, lengths, target, [.. Enumerable.Repeat(9, rows)], whole);
        StreamState state = network.CreateState(rows);
        network.Begin(source, lengths, state);

        Steps.AssertSame(target, 9, whole, state, network.Step);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_vector_beside_every_step(int rows)
    {
        Beside network = new(seed: 6);
        float[] source = Bits.Values("source", rows * Beside.InputLength), target = Bits.Values("target", rows * Beside.TargetLength);
        float[] whole = new float[rows * Beside.OutputLength], summary = new float[rows * Beside.SummaryLength], seen = new float[rows * Beside.SummaryLength];
        network.Forward(source, target, whole, summary);
        StreamState state = network.CreateState(rows);
        network.Begin(source, state);

        Steps.AssertSame(target, 9, whole, state, (step, at, output) => network.Step(step, at, output, seen));
        Bits.AssertSame(summary, seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Forks_along_the_sequence(int rows)
    {
        Forked network = new(seed: 7);
        float[] input = Bits.Values("forked", rows * Forked.InputLength), whole = new float[rows * Forked.OutputLength];
        network.Forward(input, whole);

        Steps.AssertSame(input, 11, whole, network.CreateState(rows), network.Step);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Convolutions_remember_what_their_window_sees(int rows)
    {
        Dilated network = new(seed: 10);
        float[] input = Bits.Values("dilated", rows * Dilated.InputLength), whole = new float[rows * Dilated.OutputLength];
        network.Forward(input, whole);

        Steps.AssertSame(input, 30, whole, network.CreateState(rows), network.Step);
    }

    [Fact]
    public void Windows_go_with_their_rows()
    {
        Dilated network = new(seed: 10);
        float[] input = Bits.Values("dilated", Dilated.InputLength), whole = new float[Dilated.OutputLength], two = new float[4];
        network.Forward(input, whole);
        StreamState state = network.CreateState(rows: 2);
        for (int step = 0; step < 30; step++)
        {
            // The row with the right steps changes its place each time.
            float[] right = Steps.At(input, 1, 30, step);
            network.Step(step % 2 == 0 ? [.. right, 9f, 9f, 9f] : [9f, 9f, 9f, .. right], state, two);
            Bits.AssertSame(Steps.At(whole, 1, 30, step), two.AsSpan(step % 2 * 2, 2));
            state.Select([1, 0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Frame_by_frame(int rows)
    {
        Video network = new(seed: 9);
        float[] input = Bits.Values("frames", rows * Video.InputLength), whole = new float[rows * Video.OutputLength];
        network.Forward(input, [.. Enumerable.Repeat(5, rows)], whole);

        Steps.AssertSame(input, 5, whole, network.CreateState(rows), network.Step);
    }

    [Fact]
    public void Steps_that_remember_nothing()
    {
        Pointwise network = new(seed: 8);
        float[] input = Bits.Values("pointwise", Pointwise.InputLength), whole = new float[Pointwise.OutputLength];
        network.Forward(input, whole);

        Assert.Equal(0, Pointwise.StepStateLength);
        Steps.AssertSame(input, 5, whole, network.CreateState(), network.Step);
    }

    [Fact]
    public void A_state_goes_on_beyond_the_length_of_the_sequences()
    {
        TokenGru network = new(seed: 2);
        StreamState state = network.CreateState();
        float[] output = new float[20];
        for (int step = 0; step < 100; step++)
        {
            network.Step([step % 20], state, output);
        }

        Assert.Equal(100, state.Position);
        Assert.All(output, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_step_that_is_left_out_changes_what_follows()
    {
        StackedLstm network = new(seed: 1);
        float[] input = Bits.Values("stacked", StackedLstm.InputLength), whole = new float[StackedLstm.OutputLength], output = new float[4];
        network.Forward(input, whole);
        StreamState state = network.CreateState();
        network.Step(Steps.At(input, 1, 12, 0), state, output);
        network.Step(Steps.At(input, 1, 12, 2), state, output);

        Assert.NotEqual(Steps.At(whole, 1, 12, 2), output);
    }
}
