using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Tests.Activations;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Loops;

public class MapTests
{
    private static readonly int[] AllWidths = [1, 4, 8, 16];

    public static TheoryData<string> Names => ActivationCase.Names;

    /// <summary>Every length from empty to eight vectors and a tail; forbidden pages after or before the spans.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_and_width_gives_the_bits_of_single_values(string name)
    {
        ActivationCase activation = ActivationCase.Get(name);
        float[] x = [.. Floats.Special, .. Floats.Uniform(131, seed: 3, -8, 8)];
        float[] dy = Floats.Uniform(x.Length, seed: 4);
        float[] y = activation.Forward(x);
        float[] saved = activation.Saved(x);
        float[] dx = activation.Backward(x, dy);
        foreach (bool atStart in new[] { false, true })
        {
            for (int length = 0; length <= 130; length++)
            {
                using GuardedBuffer guardedX = new(x.AsSpan(0, length), atStart);
                using GuardedBuffer guardedSaved = new(saved.AsSpan(0, length), atStart);
                using GuardedBuffer guardedDy = new(dy.AsSpan(0, length), atStart);
                using GuardedBuffer result = new(length, atStart);
                foreach (int width in AllWidths)
                {
                    activation.MapForward(width, Team.Alone, guardedX.Span, result.Span);
                    Floats.SameBits(y.AsSpan(0, length), result.Span, $"with {width} lanes");
                    activation.MapBackward(width, Team.Alone, guardedSaved.Span, guardedDy.Span, result.Span, accumulate: false);
                    Floats.SameBits(dx.AsSpan(0, length), result.Span, $"with {width} lanes");
                    result.Check();
                }

                Floats.SameBits(x.AsSpan(0, length), guardedX.Span);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_place_gives_the_same_bits(string name)
    {
        ActivationCase activation = ActivationCase.Get(name);
        float[] x = Floats.Uniform(53, seed: 5, -8, 8);
        float[] dy = Floats.Uniform(53, seed: 6);
        float[] saved = activation.Saved(x);
        foreach (int width in AllWidths)
        {
            float[] y = [.. x];
            activation.MapForward(width, Team.Alone, y, y);
            Floats.SameBits(activation.Forward(x), y);

            float[] overDy = [.. dy];
            activation.MapBackward(width, Team.Alone, saved, overDy, overDy, accumulate: false);
            Floats.SameBits(activation.Backward(x, dy), overDy);

            float[] overSaved = [.. saved];
            activation.MapBackward(width, Team.Alone, overSaved, dy, overSaved, accumulate: false);
            Floats.SameBits(activation.Backward(x, dy), overSaved);
        }
    }

    [Fact]
    public void Accumulate_adds_to_what_is_there()
    {
        ActivationCase activation = ActivationCase.Get("Tanh");
        float[] x = Floats.Uniform(53, seed: 7);
        float[] dy = Floats.Uniform(53, seed: 8);
        float[] before = Floats.Uniform(53, seed: 9);
        float[] expected = activation.Backward(x, dy);
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = before[i] + expected[i];
        }

        foreach (int width in AllWidths)
        {
            float[] dx = [.. before];
            activation.MapBackward(width, Team.Alone, activation.Saved(x), dy, dx, accumulate: true);
            Floats.SameBits(expected, dx);
        }
    }

    /// <summary>Long enough for several parts and a tail.</summary>
    [Fact]
    public void Any_team_and_any_batch_give_the_same_bits()
    {
        MapShape sample = new(33_333);
        float[] x = Floats.Uniform(4 * sample.Length, seed: 10, -8, 8);
        float[] dy = Floats.Uniform(x.Length, seed: 11);
        float[] y = Teams.SameBits(x.Length, (team, result) => Map.Forward(team, sample, 4, x, result, default(Gelu)));
        float[] dx = Teams.SameBits(x.Length, (team, result) => Map.Backward(team, sample, 4, x, dy, result, accumulate: true, default(Gelu)), before: dy);

        for (int row = 0; row < 4; row++)
        {
            float[] alone = new float[sample.Length];
            Range range = (row * sample.Length)..((row + 1) * sample.Length);
            Map.Forward(Team.Alone, sample, 1, x.AsSpan(range), alone, default(Gelu));
            Floats.SameBits(alone, y.AsSpan(range));
            dy.AsSpan(range).CopyTo(alone);
            Map.Backward(Team.Alone, sample, 1, x.AsSpan(range), dy.AsSpan(range), alone, accumulate: true, default(Gelu));
            Floats.SameBits(alone, dx.AsSpan(range));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        MapShape sample = new(40_000);
        float[] x = new float[40_000];
        float[] y = new float[40_000];
        foreach (Team team in Teams.All)
        {
            Floats.AllocatesNothing(() =>
            {
                Map.Forward(team, sample, 1, x, y, default(Tanh));
                Map.Backward(team, sample, 1, x, y, y, accumulate: false, default(Tanh));
            });
        }

        Assert.True(Floats.Allocated(() => GC.KeepAlive(new float[1])) > 0);
    }

    [Fact]
    public void Wrong_lengths_and_partial_overlaps_are_refused()
    {
        float[] x = new float[20];
        float[] y = new float[19];
        Assert.Throws<ArgumentException>(() => Map.Forward(Team.Alone, new MapShape(10), 2, x, y, default(Relu)));
        Assert.Throws<ArgumentException>(() => Map.Forward(Team.Alone, new MapShape(19), 1, x.AsSpan(0, 19), x.AsSpan(1), default(Relu)));
        Assert.Throws<ArgumentException>(() => Map.Backward(Team.Alone, new MapShape(19), 1, y, x.AsSpan(0, 19), x.AsSpan(1), accumulate: false, default(Relu)));
    }
}
