using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>
/// x · (1 + tanh(z)) / 2 with z = √(2/π) · (x + 0.044715 · x³), the approximation of GELU (Hendrycks and Gimpel 2016, arXiv:1606.08415), computed as x · sigmoid(2z),
/// which is the same and does not cancel; within 4e-7 · |x|. As torch.nn.GELU(approximate='tanh'), NaN at -∞ included.
/// </summary>
public readonly struct GeluTanh : IActivation
{
    private const float Linear = 1.59576912f;
    private const float Cubic = Linear * 0.044715f;

    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        x * VectorMath.Sigmoid(x * TV.MultiplyAdd(x * x, TV.Create(Cubic), TV.Create(Linear)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        // Beyond ±20 the slope of the sigmoid is zero; the bound keeps ∞ · 0 away.
        TV near = TV.Min(TV.Create(20f), TV.Max(TV.Create(-20f), saved));
        TV square = near * near;
        (TV s, TV complement) = VectorMath.Sigmoids(near * TV.MultiplyAdd(square, TV.Create(Cubic), TV.Create(Linear)));
        TV slope = TV.MultiplyAdd(square, TV.Create(3 * Cubic), TV.Create(Linear));
        return dy * TV.MultiplyAdd(near * slope, s * complement, s);
    }
}
