using System;
using System.Diagnostics;

namespace StaticNets.Benchmarks.Layers;

/// <summary>Time by step of a pass. Public, because passes with a clock between their steps are compiled into an assembly of their own.</summary>
public static class StepClock
{
    private static double[] times = [];
    private static int current = -1;
    private static long since;

    /// <summary>Begins a pass.</summary>
    /// <param name="into">The nanoseconds of each step are added here.</param>
    internal static void Start(double[] into) => (times, current, since) = (into, -1, Stopwatch.GetTimestamp());

    /// <summary>Another step begins; -1: none does.</summary>
    public static void Next(int step)
    {
        long now = Stopwatch.GetTimestamp();
        if (current >= 0)
        {
            times[current] += Stopwatch.GetElapsedTime(since, now).TotalNanoseconds;
        }

        current = step;
        since = Stopwatch.GetTimestamp();
    }
}
