using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>ln(1 + e^(beta·x)) / beta, and x itself where beta · x is above 20; within 6 ulp for beta = 1. As torch.nn.Softplus.</summary>
/// <param name="beta">Steepness; above 0.</param>
public readonly struct Softplus(float beta) : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        TV z = x * TV.Create(beta);
        TV rest = VectorMath.LogOnePlus(VectorMath.Exp(TV.Create(0f) - TV.Abs(z)));
        return TV.WhereGreater(z, TV.Create(20f), x, (TV.Max(TV.Create(0f), z) + rest) / TV.Create(beta));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        dy * VectorMath.Sigmoid(saved * TV.Create(beta));
}
