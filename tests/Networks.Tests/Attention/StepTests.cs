using System;
using StaticNets.Networks.Tests.Features;
using StaticNets.Networks.Tests.Streaming;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Attention;

/// <summary>Attention one step at a time, with the keys and values of earlier steps, gives what it gives over the whole sequence.</summary>
public sealed class StepTests
{
    [Fact]
    public void Two_hundred_steps_of_a_language_model()
    {
        Writer network = new(seed: 3);
        int[] tokens = Bits.Labels("tokens", 2 * 200, 19);
        float[] whole = new float[2 * Writer.OutputLength];
        network.Forward(tokens, whole);
        AssertSteps(tokens, 200, whole, network.CreateState(rows: 2), network.Step);
    }

    [Fact]
    public void Positions_that_are_trained_and_true_lengths()
    {
        PlainWriter network = new(seed: 4);
        int[] tokens = Bits.Labels("words", 3 * 40, 11);
        float[] whole = new float[3 * PlainWriter.OutputLength];
        network.Forward(tokens, [40, 40, 40], whole);
        AssertSteps(tokens, 40, whole, network.CreateState(rows: 3), network.Step);
    }

    [Fact]
    public void A_decoder_looks_at_what_its_encoder_made()
    {
        Interpreter network = new(seed: 5);
        int[] source = Bits.Labels("source", 3 * 9, 13), lengths = [9, 4, 1], target = Bits.Labels("target", 3 * 11, 17);
        float[] whole = new float[3 * Interpreter.OutputLength];
        network.Forward(source, lengths, target, whole);
        StreamState state = network.CreateState(rows: 3);
        network.Begin(source, lengths, state);
        AssertSteps(target, 11, whole, state, network.Step);
    }

    [Fact]
    public void Beside_cells_convolutions_and_a_memory_of_another_width()
    {
        Mixed network = new(seed: 6);
        float[] seen = Bits.Values("seen", 2 * 30), steps = Bits.Values("steps", 2 * 96), whole = new float[2 * Mixed.OutputLength];
        network.Forward(seen, steps, whole);
        StreamState state = network.CreateState(rows: 2);
        network.Begin(seen, state);
        AssertSteps(steps, 12, whole, state, network.Step);
    }

    [Fact]
    public void A_step_more_than_there_is_room_for_is_refused_and_changes_nothing()
    {
        PlainWriter network = new(seed: 4);
        StreamState state = network.CreateState();
        float[] output = new float[11], again = new float[11];
        for (int step = 0; step < 40; step++)
        {
            network.Step([step % 11], state, output);
        }

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => network.Step([0], state, again));

        Assert.Contains("40 steps", refused.Message);
        Assert.Equal(40, state.Position);
        Assert.All(again, value => Assert.Equal(0, value));
        state.Reset();
        network.Step([3], state, output);
        network.Step([3], network.CreateState(), again);
        Bits.AssertSame(again, output);
    }

    private static void AssertSteps<T>(T[] input, int steps, float[] whole, StreamState state, Steps.Step<T> take)
    {
        float[] output = new float[whole.Length / steps];
        for (int step = 0; step < steps; step++)
        {
            Assert.Equal(step, state.Position);
            take(Steps.At(input, state.Rows, steps, step), state, output);
            Near.Assert(Steps.At(whole, state.Rows, steps, step), output);
        }

        // The check can fail: the first step is another one.
        Near.AssertFar(Steps.At(whole, state.Rows, steps, 0), output);
    }
}
