using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Attention;

/// <summary>Rows go on with what others have seen, although no key is copied.</summary>
public sealed class SelectionTests
{
    private readonly PlainWriter network = new(seed: 2);
    private readonly Interpreter interpreter = new(seed: 4);

    [Fact]
    public void Rows_go_on_with_what_their_parents_have_seen()
    {
        StreamState state = network.CreateState(rows: 3);
        Step(state, [1, 5, 9]);
        Step(state, [2, 6, 10]);
        state.Select([2, 2, 0]);
        Step(state, [3, 7, 0]);
        state.Select([1, 0, 2]);
        state.Select([0, 0, 2]);
        float[] seen = Step(state, [4, 8, 1]);

        Near.Assert(Alone([9, 10, 7, 4]), seen.AsSpan(0, 11));
        Near.Assert(Alone([9, 10, 7, 8]), seen.AsSpan(11, 11));
        Near.Assert(Alone([1, 2, 0, 1]), seen.AsSpan(22, 11));
        Near.AssertFar(Alone([9, 10, 3, 4]), seen.AsSpan(0, 11));
    }

    [Fact]
    public void A_long_search_that_changes_rows_at_every_step()
    {
        StreamState state = network.CreateState(rows: 4);
        int[][] seen = [[], [], [], []];
        float[] output = [];
        for (int step = 0; step < 40; step++)
        {
            int[] tokens = Bits.Labels("tokens" + step, 4, 11), parents = Bits.Labels("parents" + step, 4, 4);
            output = Step(state, tokens);
            seen = [.. seen.Zip(tokens, (before, token) => (int[])[.. before, token])];
            if (step < 39)
            {
                state.Select(parents);
                seen = [.. parents.Select(parent => seen[parent])];
            }
        }

        for (int row = 0; row < 4; row++)
        {
            Near.Assert(Alone(seen[row]), output[(row * 11)..((row + 1) * 11)]);
        }
    }

    [Fact]
    public void Rows_keep_the_memory_of_the_sentence_that_they_go_on_with()
    {
        int[] source = Bits.Labels("source", 3 * 9, 13), lengths = [9, 2, 5];
        StreamState state = interpreter.CreateState(rows: 3);
        interpreter.Begin(source, lengths, state);
        state.Select([1, 1, 0]);
        float[] seen = Translate(state, [3, 4, 5]);
        state.Select([2, 0, 1]);
        seen = Translate(state, [6, 7, 8]);

        Near.Assert(Alone(source[..9], 9, [5, 6]), seen.AsSpan(0, 17));
        Near.Assert(Alone(source[9..18], 2, [3, 7]), seen.AsSpan(17, 17));
        Near.Assert(Alone(source[9..18], 2, [4, 8]), seen.AsSpan(34, 17));
        Near.AssertFar(Alone(source[18..], 5, [4, 8]), seen.AsSpan(34, 17));
    }

    [Fact]
    public void One_row_becomes_every_row_with_its_memory_and_its_steps()
    {
        int[] source = Bits.Labels("one", 9, 13);
        StreamState single = interpreter.CreateState(), beams = interpreter.CreateState(rows: 3);
        interpreter.Begin(source, [6], single);
        Translate(single, [2]);
        beams.CopyFrom(single);
        Translate(beams, [4, 5, 6]);
        beams.Select([2, 0, 0]);
        float[] seen = Translate(beams, [7, 8, 9]);

        Near.Assert(Alone(source, 6, [2, 6, 7]), seen.AsSpan(0, 17));
        Near.Assert(Alone(source, 6, [2, 4, 8]), seen.AsSpan(17, 17));
        Near.Assert(Alone(source, 6, [2, 4, 9]), seen.AsSpan(34, 17));
    }

    // What a row of its own gives after those tokens.
    private float[] Alone(int[] tokens)
    {
        StreamState state = network.CreateState();
        return tokens.Aggregate(new float[11], (_, token) => Step(state, [token]));
    }

    private float[] Alone(int[] source, int length, int[] tokens)
    {
        StreamState state = interpreter.CreateState();
        interpreter.Begin(source, [length], state);
        return tokens.Aggregate(new float[17], (_, token) => Translate(state, [token]));
    }

    private float[] Step(StreamState state, int[] tokens)
    {
        float[] output = new float[state.Rows * 11];
        network.Step(tokens, state, output);
        return output;
    }

    private float[] Translate(StreamState state, int[] tokens)
    {
        float[] output = new float[state.Rows * 17];
        interpreter.Step(tokens, state, output);
        return output;
    }
}
