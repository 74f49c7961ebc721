using System;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// Asks Linux for pages of 2 MB: memory of 4 KB pages costs more when each is touched for the first time (about 2 us a page, half of the time to load a large network) than filling it.
/// Other systems, and kernels that give none, leave memory as it is.
/// </summary>
internal static unsafe class LargePages
{
    private const nuint PageSize = 2 * 1024 * 1024;

    // MADV_HUGEPAGE of madvise(2).
    private const int Advice = 14;

    // The program's own symbols have those of its C library, whatever that is called.
    private static readonly delegate* unmanaged<nuint, nuint, int, int> Advise =
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "madvise", out nint address) ? (delegate* unmanaged<nuint, nuint, int, int>)address : null;

    /// <summary>Asks for memory that nobody has touched yet; only whole large pages count.</summary>
    public static void Ask(float* memory, int length)
    {
        nuint first = ((nuint)memory + PageSize - 1) & ~(PageSize - 1);
        nuint end = (nuint)(memory + length) & ~(PageSize - 1);
        if (first < end && Advise != null)
        {
            Advise(first, end - first, Advice);
        }
    }
}
