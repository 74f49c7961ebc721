namespace StaticNets.Runtime.Simd;

/// <summary>Bit patterns of floats that several widths use.</summary>
internal static class SimdBits
{
    /// <summary>√½.</summary>
    public const int RootOfHalf = 0x3F3504F3;

    /// <summary>The 23 bits below the exponent.</summary>
    public const int Mantissa = 0x007FFFFF;
}
