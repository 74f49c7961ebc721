using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>The hyperbolic tangent, within 6 ulp. As torch.tanh.</summary>
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        VectorMath.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        dy * TV.MultiplyAdd(TV.Create(0f) - saved, saved, TV.Create(1f));
}
