using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x · (1 + tanh(√(2/π) · (x + 0.044715 · x³))) / 2, the approximation of GELU (Hendrycks and Gimpel 2016, arXiv:1606.08415). As torch.nn.GELU(approximate='tanh'), NaN at -∞ included.</summary>
public readonly struct GeluTanh : IActivation
{
    private const float Root = 0.797884561f;
    private const float Cubic = 0.044715f;

    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV>
    {
        TV half = TV.Create(0.5f) * x;
        return TV.MultiplyAdd(half, Tanh(x), half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        // Beyond ±20 the slope of tanh is zero; the bound keeps ∞ · 0 away.
        TV near = TV.Min(TV.Create(20f), TV.Max(TV.Create(-20f), saved));
        TV tanh = Tanh(near);
        TV slope = TV.MultiplyAdd(TV.Create(0f) - tanh, tanh, TV.Create(1f));
        TV inner = TV.MultiplyAdd(near * near, TV.Create(3 * Root * Cubic), TV.Create(Root));
        TV half = TV.MultiplyAdd(TV.Create(0.5f), tanh, TV.Create(0.5f));
        return dy * TV.MultiplyAdd(TV.Create(0.5f) * near, slope * inner, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Tanh<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        VectorMath.Tanh(x * TV.MultiplyAdd(x * x, TV.Create(Root * Cubic), TV.Create(Root)));
}
