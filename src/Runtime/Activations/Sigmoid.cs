using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>1 / (1 + e⁻ˣ), within 4 ulp, subnormal results included. As torch.sigmoid.</summary>
public readonly struct Sigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        VectorMath.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        dy * (saved * (TV.Create(1f) - saved));
}
