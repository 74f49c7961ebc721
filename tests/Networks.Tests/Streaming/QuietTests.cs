using System;
using System.Linq;
using StaticNets.Networks.Tests.Features;
using StaticNets.Runtime.Streams;
using Xunit;

namespace StaticNets.Networks.Tests.Streaming;

/// <summary>A state that fades away in silence. Without biases it goes to zero, and on its way through the subnormal floats, with which processors take a hundred times as long.</summary>
[Network, Input(4, 2), Lstm(5, Bias = false), Gru(6, Bias = false), Rnn(7, Bias = false)]
internal sealed partial class Fading;

/// <summary>What steps cost that nobody asked for: memory, and time in silence.</summary>
public sealed class QuietTests
{
    private const float LeastNormal = 1.17549435e-38f;

    [Fact]
    public void No_subnormal_number_stays_in_the_state()
    {
        Fading network = new(seed: 3);
        StreamState state = network.CreateState();
        float[] output = new float[7];
        network.Step([1f, -1f], state, output);
        float least = float.MaxValue;
        for (int step = 0; step < 5000; step++)
        {
            network.Step([0f, 0f], state, output);
            foreach (float value in state.Values)
            {
                Assert.True(value == 0 || MathF.Abs(value) >= LeastNormal, "A subnormal state after step " + step);
                least = value == 0 ? least : MathF.Min(least, MathF.Abs(value));
            }
        }

        // It came near, and then was gone.
        Assert.InRange(least, LeastNormal, 1e-36f);
        Assert.All(state.Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Steps_and_what_is_done_with_states_allocate_nothing()
    {
        Translator network = new(seed: 5);
        int[] source = Bits.Labels("source", 2 * 14, 30), lengths = [14, 3], target = [1, 2], parents = [1, 0];
        StreamState state = network.CreateState(rows: 2), other = network.CreateState(rows: 2);
        float[] output = new float[50];
        void Sentence()
        {
            network.Begin(source, lengths, state);
            for (int step = 0; step < 9; step++)
            {
                network.Step(target, state, output);
                state.Select(parents);
                other.CopyFrom(state);
            }

            state.Reset();
        }

        Assert.Equal(0, Bytes(Sentence));
        Assert.True(Bytes(() => other = network.CreateState()) > 0);
        Assert.NotEqual(0, output.Sum());
    }

    private static long Bytes(Action call)
    {
        for (int i = 0; i < 50; i++)
        {
            call();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
