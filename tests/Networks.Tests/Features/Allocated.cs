using System;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Bytes that calls allocate once they are warm, on all threads: a worker's allocation is seen, too.</summary>
internal static class Allocated
{
    private const int WarmCalls = 50, Attempts = 5;

    /// <param name="call">What is called.</param>
    /// <param name="calls">How often.</param>
    /// <returns>The bytes of all of these calls.</returns>
    public static long Bytes(Action call, int calls)
    {
        Repeat(call, WarmCalls);

        // Others in this process (the test runner's own threads) may allocate meanwhile: the quietest attempt counts.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long all = GC.GetTotalAllocatedBytes(precise: true);
            long own = GC.GetAllocatedBytesForCurrentThread();
            Repeat(call, calls);
            own = GC.GetAllocatedBytesForCurrentThread() - own;
            least = Math.Min(least, Math.Max(own, GC.GetTotalAllocatedBytes(precise: true) - all));
        }

        return least;
    }

    private static void Repeat(Action call, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            call();
        }
    }
}
