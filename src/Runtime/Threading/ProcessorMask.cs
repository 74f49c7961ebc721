using System;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime.Threading;

/// <summary>
/// The processors that the scheduler may give to one thread: those it had when this was made, without one to be kept off. Linux alone; elsewhere, and where there is no processor to
/// choose, nothing changes.
/// </summary>
internal sealed unsafe class ProcessorMask
{
    // 8,192 processors: what the kernel can be built for.
    private const int Words = 128;
    private const int BitsPerWord = 64;
    private const int ThisThread = 0;

    private readonly ulong[] allowed = new ulong[Words];
    private readonly int count;

    /// <summary>Of the calling thread, which alone may then use it.</summary>
    public ProcessorMask()
    {
        if (OperatingSystem.IsLinux() && Ask(allowed))
        {
            foreach (ulong word in allowed)
            {
                count += System.Numerics.BitOperations.PopCount(word);
            }
        }
    }

    /// <summary>Keeps the thread off <paramref name="processor"/>, moving it at once if it is there, and off no other of its processors. False where that cannot be had.</summary>
    public bool Avoid(int processor)
    {
        if (count < 2 || (uint)processor >= Words * BitsPerWord)
        {
            return false;
        }

        ulong* mask = stackalloc ulong[Words];
        allowed.CopyTo(new Span<ulong>(mask, Words));
        mask[processor / BitsPerWord] &= ~(1UL << (processor % BitsPerWord));
        return SetAffinity(ThisThread, Words * sizeof(ulong), mask) == 0;
    }

    private static bool Ask(ulong[] into)
    {
        try
        {
            fixed (ulong* mask = into)
            {
                return GetAffinity(ThisThread, Words * sizeof(ulong), mask) >= 0;
            }
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity")]
    private static extern int GetAffinity(int thread, nint bytes, ulong* mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    private static extern int SetAffinity(int thread, nint bytes, ulong* mask);
}
