using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x · Φ(x) with the normal distribution function Φ(x) = (1 + erf(x / √2)) / 2; 1 + erf is within 4e-7. As torch.nn.GELU, NaN at -∞ included.</summary>
public readonly struct Gelu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        x * Distribution(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        // Beyond ±20 the density is zero; the bound keeps ∞ · 0 away.
        TV near = TV.Min(TV.Create(20f), TV.Max(TV.Create(-20f), saved));
        TV density = TV.Create(0.398942280f) * VectorMath.Exp(near * near * TV.Create(-0.5f));
        return dy * TV.MultiplyAdd(near, density, Distribution(saved));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Distribution<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.MultiplyAdd(TV.Create(0.5f), VectorMath.Erf(x * TV.Create(0.707106781f)), TV.Create(0.5f));
}
