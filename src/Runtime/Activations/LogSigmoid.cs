using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>ln(1 / (1 + e⁻ˣ)) = min(0, x) - ln(1 + e^-|x|), within 5 ulp. As torch.nn.LogSigmoid.</summary>
public readonly struct LogSigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.Min(TV.Create(0f), x) - VectorMath.LogOnePlus(VectorMath.Exp(TV.Create(0f) - TV.Abs(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        dy * VectorMath.Sigmoid(TV.Create(0f) - saved);
}
