using System;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Streaming;

/// <summary>Calls that cannot be right are refused before anything is written or remembered; the message names what was found and what would fit.</summary>
public sealed class WrongCallTests
{
    private readonly TokenGru network = new(seed: 2);
    private readonly Caption caption = new(seed: 4);

    [Theory]
    [InlineData(2, 60, "input", "3")]
    [InlineData(4, 60, "input", "3")]
    [InlineData(3, 59, "output", "60")]
    [InlineData(3, 0, "output", "60")]
    public void Lengths_that_are_not_one_step_of_each_row(int tokens, int outputs, string name, string wanted)
    {
        StreamState state = network.CreateState(rows: 3);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.Step(new int[tokens], state, new float[outputs]));

        Assert.Equal(name, refused.ParamName);
        Assert.Contains(wanted, refused.Message);
        Assert.Equal(0, state.Position);
    }

    [Fact]
    public void More_rows_than_an_array_has_room_for()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateState(int.MaxValue));

        Assert.Equal("rows", refused.ParamName);
        Assert.Contains("at most", refused.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(20)]
    public void A_token_outside_the_vocabulary(int token)
    {
        StreamState state = network.CreateState(rows: 2);
        float[] output = new float[40];

        ArgumentException refused = Assert.Throws<ArgumentOutOfRangeException>(() => network.Step([3, token], state, output));

        Assert.Contains("20", refused.Message);
        Assert.Equal(0, state.Position);
        Assert.All(output, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_step_before_the_context_is_known()
    {
        StreamState state = caption.CreateState();

        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => caption.Step([1], state, new float[15]));
        caption.Begin(new float[7], state);
        caption.Step([1], state, new float[15]);
        state.Reset();
        InvalidOperationException again = Assert.Throws<InvalidOperationException>(() => caption.Step([1], state, new float[15]));

        Assert.Contains("Begin", refused.Message);
        Assert.Equal(refused.Message, again.Message);
    }

    [Fact]
    public void A_state_of_another_network()
    {
        StreamState state = network.CreateState();

        ArgumentException step = Assert.Throws<ArgumentException>(() => caption.Step([1], state, new float[15]));
        ArgumentException begin = Assert.Throws<ArgumentException>(() => caption.Begin(new float[7], state));
        ArgumentException copy = Assert.Throws<ArgumentException>(() => caption.CreateState().CopyFrom(state));

        Assert.All([step, begin, copy], refused => Assert.Contains("TokenGru", refused.Message));
        Assert.All([step, begin, copy], refused => Assert.Contains("Caption", refused.Message));
    }

    [Fact]
    public void A_state_of_so_many_rows_that_it_fits_none() =>
        Assert.Contains("2", Assert.Throws<ArgumentException>(() => network.CreateState(rows: 3).CopyFrom(network.CreateState(rows: 2))).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_state_of_no_rows(int rows) => Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateState(rows));

    [Fact]
    public void Parents_that_are_not_there()
    {
        StreamState state = network.CreateState(rows: 2);

        Assert.Throws<ArgumentException>(() => state.Select([0]));
        Assert.Throws<ArgumentException>(() => state.Select([0, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Select([0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Select([-1, 0]));
    }

    [Fact]
    public void No_state_at_all() => Assert.Throws<ArgumentNullException>(() => network.Step([1], null!, new float[20]));
}
