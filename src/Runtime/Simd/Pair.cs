using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>
/// Two groups as one of twice the size. Sums over many values are written for 16 floats, as <see cref="Simd16"/>,
/// <c>Pair&lt;Simd8&gt;</c> or <c>Pair&lt;Pair&lt;Simd4&gt;&gt;</c>: so they add in the same order on every machine.
/// </summary>
public readonly struct Pair<T>(T lower, T upper) : ISimd<Pair<T>>
    where T : struct, ISimd<T>
{
    /// <summary>The first half of the floats.</summary>
    public readonly T Lower = lower;

    /// <summary>The second half of the floats.</summary>
    public readonly T Upper = upper;

    /// <inheritdoc/>
    public static int Count => 2 * T.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Create(float value) => new(T.Create(value), T.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Load(ref readonly float first, nint offset) => new(T.Load(in first, offset), T.Load(in first, offset + T.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Pair<T> value, ref float first, nint offset)
    {
        T.Store(value.Lower, ref first, offset);
        T.Store(value.Upper, ref first, offset + T.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator +(Pair<T> a, Pair<T> b) => new(a.Lower + b.Lower, a.Upper + b.Upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator -(Pair<T> a, Pair<T> b) => new(a.Lower - b.Lower, a.Upper - b.Upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator *(Pair<T> a, Pair<T> b) => new(a.Lower * b.Lower, a.Upper * b.Upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> operator /(Pair<T> a, Pair<T> b) => new(a.Lower / b.Lower, a.Upper / b.Upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> MultiplyAdd(Pair<T> a, Pair<T> b, Pair<T> c) =>
        new(T.MultiplyAdd(a.Lower, b.Lower, c.Lower), T.MultiplyAdd(a.Upper, b.Upper, c.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Max(Pair<T> a, Pair<T> b) => new(T.Max(a.Lower, b.Lower), T.Max(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Maximum(Pair<T> a, Pair<T> b) => new(T.Maximum(a.Lower, b.Lower), T.Maximum(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Min(Pair<T> a, Pair<T> b) => new(T.Min(a.Lower, b.Lower), T.Min(a.Upper, b.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Sqrt(Pair<T> a) => new(T.Sqrt(a.Lower), T.Sqrt(a.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Abs(Pair<T> a) => new(T.Abs(a.Lower), T.Abs(a.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Round(Pair<T> a) => new(T.Round(a.Lower), T.Round(a.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Scale(Pair<T> a, Pair<T> n) => new(T.Scale(a.Lower, n.Lower), T.Scale(a.Upper, n.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Exponent(Pair<T> a) => new(T.Exponent(a.Lower), T.Exponent(a.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> Fraction(Pair<T> a) => new(T.Fraction(a.Lower), T.Fraction(a.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> WhereGreater(Pair<T> a, Pair<T> b, Pair<T> yes, Pair<T> no) =>
        new(T.WhereGreater(a.Lower, b.Lower, yes.Lower, no.Lower), T.WhereGreater(a.Upper, b.Upper, yes.Upper, no.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> WhereNaN(Pair<T> a, Pair<T> yes, Pair<T> no) =>
        new(T.WhereNaN(a.Lower, yes.Lower, no.Lower), T.WhereNaN(a.Upper, yes.Upper, no.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<T> WhereAboveOrNaN(Pair<T> a, Pair<T> b, Pair<T> yes, Pair<T> no) =>
        new(T.WhereAboveOrNaN(a.Lower, b.Lower, yes.Lower, no.Lower), T.WhereAboveOrNaN(a.Upper, b.Upper, yes.Upper, no.Upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Pair<T> a) => T.Sum(a.Lower + a.Upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxOf(Pair<T> a) => System.MathF.Max(T.MaxOf(a.Lower), T.MaxOf(a.Upper));
}
