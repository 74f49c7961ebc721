using System;
using System.Threading;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Every kernel on the instruction set at hand, and how much stack it takes.</summary>
internal static class KernelChecks
{
    // Threads of embedded systems have as much.
    private const int StackBytes = 256 << 10;

    /// <summary>Runs all families, with as much stack as there is, then again on a thread with a small one; prints what failed and how many passed.</summary>
    public static bool Run()
    {
        // Under the JIT the first round also compiles, for which a small stack is not meant.
        Suite first = new(painted: 0);
        All(first);
        Suite? second = null;
        Thread small = new(() => All(second = new Suite(painted: StackBytes / 2)), StackBytes);
        small.Start();
        small.Join();
        Stack stack = second!.Stack;
        bool good = first.Failed == 0 && second.Failed == 0 && second.Passed == first.Passed;
        Console.WriteLine($"{(good ? "passed" : "FAILED")}: {first.Passed} kernel checks, and the same on a stack of {StackBytes >> 10} KB");
        Console.Error.WriteLine($"deepest stack: {stack.Deepest} bytes, in {stack.Where}");
        return good;
    }

    private static void All(Suite suite)
    {
        Products.Run(suite);
        Convolutions.Run(suite);
        Elementwise.Run(suite);
        Norms.Run(suite);
        Pools.Run(suite);
        Moves.Run(suite);
        Sequences.Run(suite);
        Recurrences.Run(suite);
        Attentions.Run(suite);
        Learning.Run(suite);
    }
}
