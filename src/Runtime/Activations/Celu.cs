using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x where it is above 0, else alpha · (e^(x / alpha) - 1), within 4 ulp for alpha = 1. Smooth at 0. As torch.nn.CELU.</summary>
/// <param name="alpha">The negative side goes to -alpha; above 0.</param>
public readonly struct Celu(float alpha) : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(x, TV.Create(0f), x, TV.Create(alpha) * VectorMath.ExpMinusOne(TV.Min(TV.Create(0f), x / TV.Create(alpha))));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(saved, TV.Create(0f), dy, dy * VectorMath.Exp(TV.Min(TV.Create(0f), saved / TV.Create(alpha))));
}
