using System;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Streaming;

/// <summary>What can be done with a state besides stepping.</summary>
public sealed class StateTests
{
    private readonly TokenGru network = new(seed: 2);
    private readonly Caption caption = new(seed: 4);

    [Fact]
    public void Rows_go_on_with_what_their_parents_have_seen()
    {
        // Row by row: 1 2 3 4, 5 6 7 8, 9 10 11 12.
        StreamState state = network.CreateState(rows: 3);
        Step(state, [1, 5, 9]);
        Step(state, [2, 6, 10]);
        state.Select([2, 2, 0]);
        Step(state, [3, 7, 11]);
        state.Select([1, 0, 2]);
        float[] seen = Step(state, [4, 8, 12]);

        Bits.AssertSame(Alone([9, 10, 7, 4]), seen.AsSpan(0, 20));
        Bits.AssertSame(Alone([9, 10, 3, 8]), seen.AsSpan(20, 20));
        Bits.AssertSame(Alone([1, 2, 11, 12]), seen.AsSpan(40, 20));
        Assert.NotEqual(Alone([9, 10, 3, 4]), seen[..20]);
        Assert.Equal(4, state.Position);
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        StreamState first = network.CreateState(), copy = network.CreateState();
        Step(first, [3]);
        Step(copy, [17]);
        copy.CopyFrom(first);
        Step(first, [5]);

        Assert.Equal(1, copy.Position);
        Bits.AssertSame(Alone([3, 6]), Step(copy, [6]));
        Bits.AssertSame(Alone([3, 5, 7]), Step(first, [7]));
    }

    [Fact]
    public void One_row_becomes_every_row_with_its_context()
    {
        float[] begin = Bits.Values("begin", Caption.InputLength), one = new float[15], three = new float[45];
        StreamState single = caption.CreateState(), beams = caption.CreateState(rows: 3);
        caption.Begin(begin, single);
        caption.Step([2], single, one);
        beams.CopyFrom(single);
        caption.Step([4, 5, 6], beams, three);
        caption.Step([5], single, one);

        Bits.AssertSame(one, three.AsSpan(15, 15));
        Assert.NotEqual(one, three[..15]);
        Assert.Equal(2, beams.Position);
    }

    [Fact]
    public void After_a_reset_it_is_as_new()
    {
        StreamState state = network.CreateState();
        Step(state, [3]);
        state.Reset();

        Assert.Equal(0, state.Position);
        Bits.AssertSame(Alone([8, 9]), Step(state, [8], [9]));
    }

    [Fact]
    public void Begin_starts_anew_with_another_context()
    {
        float[] first = Bits.Values("first", Caption.InputLength), second = Bits.Values("second", Caption.InputLength), fresh = new float[15], again = new float[15];
        StreamState state = caption.CreateState(), other = caption.CreateState();
        caption.Begin(first, state);
        caption.Step([2], state, again);
        caption.Begin(second, state);
        caption.Begin(second, other);
        caption.Step([3], state, again);
        caption.Step([3], other, fresh);

        Bits.AssertSame(fresh, again);
        Assert.Equal(1, state.Position);
    }

    // What a row of its own gives after those tokens.
    private float[] Alone(int[] tokens)
    {
        StreamState state = network.CreateState();
        float[] output = new float[20];
        foreach (int token in tokens)
        {
            network.Step([token], state, output);
        }

        return output;
    }

    private float[] Step(StreamState state, params int[][] steps)
    {
        float[] output = new float[state.Rows * 20];
        foreach (int[] tokens in steps)
        {
            network.Step(tokens, state, output);
        }

        return output;
    }
}
