using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// A run of floats that never moves: 64-byte aligned memory of its own, or memory mapped with an assembly (of any alignment).
/// Own memory is a pinned array, not native memory, so that a span over it keeps it alive.
/// </summary>
internal readonly unsafe struct FloatBuffer
{
    private const int Alignment = 64;
    private const int Slack = (Alignment / sizeof(float)) - 1;

    private readonly float[]? array;
    private readonly int start;
    private readonly float* mapped;

    /// <summary>Own, aligned, zeroed memory.</summary>
    public FloatBuffer(int length)
    {
        array = GC.AllocateArray<float>(checked(length + Slack), pinned: true);
        fixed (float* first = array)
        {
            start = (int)((Alignment - ((nuint)first % Alignment)) % Alignment / sizeof(float));
            LargePages.Ask(first, array.Length);
        }

        Length = length;
    }

    /// <summary>Memory that someone else keeps mapped for as long as this buffer is used.</summary>
    public FloatBuffer(float* mapped, int length)
    {
        this.mapped = mapped;
        Length = length;
    }

    /// <summary>Most floats of own memory.</summary>
    public static int MaxLength => Array.MaxLength - Slack;

    public int Length { get; }

    // Without the checks of AsSpan, because small networks ask for each of these spans in every call: start and length are the constructor's.
    public ReadOnlySpan<float> Read => array is null
        ? new ReadOnlySpan<float>(mapped, Length)
        : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start), Length);

    /// <summary>Only of own memory.</summary>
    public Span<float> Write => array.AsSpan(start, Length);

    public static FloatBuffer CopyOf(ReadOnlySpan<float> values)
    {
        FloatBuffer copy = new(values.Length);
        values.CopyTo(copy.Write);
        return copy;
    }
}
