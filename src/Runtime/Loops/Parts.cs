using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Loops;

/// <summary>How element-wise work is cut up: into the same ranges for any number of threads.</summary>
internal static class Parts
{
    /// <summary>Floats of one part: 64 KB, which one core does in a few microseconds and which stays in its cache.</summary>
    public const int Length = 16 * 1024;

    // At least: expensive functions take ten times as long.
    private const double NanosecondsPerValue = 0.2;

    /// <summary>Whether a team is worth its fork: two parts at least, and somebody to help.</summary>
    public static bool Worthwhile(Team team, long length) => length >= 2 * Length && team.Worth(length * NanosecondsPerValue).Size > 1;

    /// <summary>Number of parts of <paramref name="length"/> floats.</summary>
    public static int Count(int length) => (int)(((long)length + Length - 1) / Length);

    /// <summary>The range of one part.</summary>
    public static (int Start, int Count) Range(int part, int length)
    {
        int start = part * Length;
        return (start, Math.Min(Length, length - start));
    }
}
