using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x / (1 + e⁻ˣ), within 5 ulp. As torch.nn.SiLU, NaN at -∞ included.</summary>
public readonly struct Silu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        x * VectorMath.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        (TV s, TV complement) = VectorMath.Sigmoids(saved);
        return dy * (s * TV.MultiplyAdd(saved, complement, TV.Create(1f)));
    }
}
