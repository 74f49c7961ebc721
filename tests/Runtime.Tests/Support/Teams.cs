using System;
using System.Threading;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests;

/// <summary>Runs a kernel with teams of 1, 2 and 3 threads and looks whether all give the same bits.</summary>
public static class Teams
{
    /// <summary>Writes a kernel's result for one team.</summary>
    public delegate void Kernel(Team team, Span<float> result);

    private static readonly ForkJoin Two = new(2);
    private static readonly ForkJoin Three = new(3);

    /// <summary>The caller alone, two threads, three threads.</summary>
    public static Team[] All => [Team.Alone, new Team(Two), new Team(Three)];

    /// <summary>
    /// Calls <paramref name="kernel"/> once for each team with a result span of <paramref name="length"/> NaNs (or of a copy of
    /// <paramref name="before"/>) and returns the result; fails where a team gives other bits than the caller alone.
    /// </summary>
    public static float[] SameBits(int length, Kernel kernel, float[]? before = null)
    {
        float[]? expected = null;
        foreach (Team team in All)
        {
            float[] result = new float[length];
            Array.Fill(result, float.NaN);
            before?.CopyTo(result, 0);
            Wake(team);
            kernel(team, result);
            expected ??= result;
            Floats.SameBits(expected, result, $"with {team.Size} threads");
        }

        return expected!;
    }

    // Short work is not shared with workers that sleep. On a busy machine they may not all be awake at once, however often they are called.
    private static unsafe void Wake(Team team)
    {
        for (int calls = 0; calls < 20 && team.Size > 1 && !team.IsHot; calls++)
        {
            team.Run(team.Size, &Nothing, null);
            Thread.Yield();
        }
    }

    private static unsafe void Nothing(int part, int worker, void* context)
    {
    }
}
