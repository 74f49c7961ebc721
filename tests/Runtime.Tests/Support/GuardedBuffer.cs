using System;
using System.Runtime.InteropServices;
using Xunit;

namespace StaticNets.Runtime.Tests;

/// <summary>
/// Floats in native memory that end (or begin) at a page which may not be touched: reading or writing one float beyond ends the test run
/// with a fault. On the open side lies a region of a known pattern that <see cref="Check"/> looks at. Where there is no mmap
/// both sides are such regions.
/// </summary>
public sealed unsafe partial class GuardedBuffer : IDisposable
{
    private const int Page = 4096;
    private const int GuardLength = 64;

    // A NaN that no kernel makes: what is read by mistake shows in the result, what is written by mistake in Check.
    private const int Pattern = 0x7FBF8234;

    private readonly byte* block;
    private readonly nuint blockLength;
    private readonly bool mapped;
    private readonly float* first;
    private readonly int length;

    /// <summary>A buffer of <paramref name="length"/> zeros; its end, or with <paramref name="atStart"/> its beginning, lies at the forbidden page.</summary>
    public GuardedBuffer(int length, bool atStart = false)
    {
        this.length = length;
        nuint inside = (nuint)((((length + (2 * GuardLength)) * sizeof(float)) + Page - 1) / Page * Page);
        blockLength = inside + (2 * Page);
        mapped = OperatingSystem.IsLinux() && Environment.SystemPageSize == Page;
        block = mapped ? Map(null, blockLength, 3, 0x22, -1, 0) : (byte*)NativeMemory.AlignedAlloc(blockLength, Page);
        byte* start = block + Page;
        byte* end = start + inside;
        new Span<int>(start, (int)(inside / sizeof(int))).Fill(Pattern);
        first = atStart ? (float*)start : (float*)end - length;
        if (!mapped)
        {
            first = (float*)start + GuardLength;
        }
        else if (Protect(block, Page, 0) != 0 || Protect(end, Page, 0) != 0)
        {
            throw new InvalidOperationException("The guard pages could not be protected.");
        }

        Span.Clear();
    }

    /// <summary>A guarded copy of <paramref name="values"/>.</summary>
    public GuardedBuffer(ReadOnlySpan<float> values, bool atStart = false)
        : this(values.Length, atStart) => values.CopyTo(Span);

    /// <summary>The floats.</summary>
    public Span<float> Span => new(first, length);

    /// <summary>Fails unless the floats around the buffer are as they were.</summary>
    public void Check()
    {
        int* start = (int*)(block + Page);
        int* end = (int*)(block + blockLength - Page);
        for (int* p = start; p < end; p++)
        {
            if ((p < first || p >= first + length) && *p != Pattern)
            {
                Assert.Fail($"The float at {p - (int*)first} of a buffer of {length} was overwritten.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (mapped)
        {
            _ = Unmap(block, blockLength);
        }
        else
        {
            NativeMemory.AlignedFree(block);
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);
}
