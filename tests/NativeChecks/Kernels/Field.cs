using System;
using System.Runtime.InteropServices;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Floats between two margins that nobody may write.</summary>
internal sealed class Field
{
    private const int Margin = 48;

    // A NaN that no kernel makes.
    private static readonly float Pattern = BitConverter.Int32BitsToSingle(0x7FBF8234);

    private readonly float[] memory;
    private readonly int length;

    /// <summary>A field of NaNs.</summary>
    public Field(long length)
    {
        this.length = checked((int)length);
        memory = new float[this.length + (2 * Margin)];
        Array.Fill(memory, Pattern);
    }

    /// <summary>A field of the values given.</summary>
    public Field(float[] values)
        : this(values.Length) => values.CopyTo(Span);

    public static Field Empty { get; } = new(0);

    public Span<float> Span => memory.AsSpan(Margin, length);

    public int Length => length;

    public bool MarginsAreWhole
    {
        get
        {
            ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(memory);
            int pattern = BitConverter.SingleToInt32Bits(Pattern);
            return !bits[..Margin].ContainsAnyExcept(pattern) && !bits[(Margin + length)..].ContainsAnyExcept(pattern);
        }
    }

    public static implicit operator Span<float>(Field field) => field.Span;

    public static implicit operator ReadOnlySpan<float>(Field field) => field.Span;

    public void Clear() => Span.Fill(Pattern);

    public double[] Doubles() => Array.ConvertAll(Span.ToArray(), value => (double)value);
}
