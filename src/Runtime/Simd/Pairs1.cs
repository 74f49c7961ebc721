namespace StaticNets.Runtime.Simd;

/// <summary>Pairs of single floats: the tails of loops.</summary>
internal readonly struct Pairs1 : IPairs<Simd1>
{
    /// <inheritdoc/>
    public static Simd1 Even(Simd1 a, Simd1 b) => a;

    /// <inheritdoc/>
    public static Simd1 Odd(Simd1 a, Simd1 b) => b;

    /// <inheritdoc/>
    public static Simd1 First(Simd1 even, Simd1 odd) => even;

    /// <inheritdoc/>
    public static Simd1 Second(Simd1 even, Simd1 odd) => odd;
}
