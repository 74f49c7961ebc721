using System;

namespace StaticNets.NativeChecks;

/// <summary>Counts what a loop allocates on the managed heap, on all threads.</summary>
internal static class Allocation
{
    private static object? kept;

    /// <summary>Prints what a loop allocates.</summary>
    /// <returns>Whether that is nothing.</returns>
    public static bool Check(string what, Action loop)
    {
        long bytes = Count(loop);
        Console.WriteLine($"{(bytes == 0 ? "passed" : "FAILED")}: {what}: {bytes} bytes");
        return bytes == 0;
    }

    /// <summary>The negative control: an allocation of one byte among a thousand calls is seen.</summary>
    public static bool FindsOne()
    {
        long bytes = Count(() =>
        {
            for (int call = 0; call < 1000; call++)
            {
                kept = call == 500 ? new byte[1] : kept;
            }
        });
        Console.WriteLine($"{(bytes > 0 ? "passed" : "FAILED")}: one byte array among 1,000 calls is found");
        return bytes > 0;
    }

    private static long Count(Action loop)
    {
        // The first run builds what lives as long as the network, and lets the JIT compile.
        loop();

        // The runtime's own threads (tiered compilation) allocate now and then; what the loop allocates is there every time, so the least of several counts.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            loop();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
