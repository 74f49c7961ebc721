using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x where it is above 0, else alpha · (eˣ - 1), within 4 ulp. The slope at 0 is that of the negative side. As torch.nn.ELU.</summary>
/// <param name="alpha">The negative side goes to -alpha.</param>
public readonly struct Elu(float alpha) : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(x, TV.Create(0f), x, TV.Create(alpha) * VectorMath.ExpMinusOne(TV.Min(TV.Create(0f), x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(saved, TV.Create(0f), dy, dy * (TV.Create(alpha) * VectorMath.Exp(TV.Min(TV.Create(0f), saved))));
}
