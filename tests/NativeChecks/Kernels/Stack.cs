using System;
using System.Runtime.CompilerServices;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>How much of a thread's stack calls use: memory below is filled with a pattern before, and looked at after.</summary>
/// <param name="painted">Bytes to look at; 0 measures nothing.</param>
internal sealed unsafe class Stack(int painted)
{
    private const byte Pattern = 0xA7;

    /// <summary>The most bytes that a call needed.</summary>
    public int Deepest { get; private set; }

    /// <summary>The call that needed them.</summary>
    public string Where { get; private set; } = "";

    /// <summary>Looks at one call. Methods that run for the first time would count with the JIT that compiles them.</summary>
    public void Measure(string what, Action call)
    {
        if (painted > 0)
        {
            byte* lowest = Paint(painted);
            call();
            int used = Used(lowest, painted);
            Where = used > Deepest ? what : Where;
            Deepest = Math.Max(Deepest, used);
        }
    }

    // Not inlined, so that its memory lies below the frame of whoever calls, and is free when it returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* Paint(int length)
    {
        byte* memory = stackalloc byte[length];
        new Span<byte>(memory, length).Fill(Pattern);
        return memory;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Used(byte* lowest, int length)
    {
        int untouched = new ReadOnlySpan<byte>(lowest, length).IndexOfAnyExcept(Pattern);
        return untouched < 0 ? 0 : length - untouched;
    }
}
