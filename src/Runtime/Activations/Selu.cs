using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>1.0507 · (x where it is above 0, else 1.6733 · (eˣ - 1)), within 4 ulp (Klambauer et al. 2017, arXiv:1706.02515). The slope at 0 is that of the negative side. As torch.nn.SELU.</summary>
public readonly struct Selu : IActivation
{
    private const float Scale = 1.0507009873554804934193349852946f;
    private const float ScaleAlpha = 1.0507009873554804934193349852946f * 1.6732632423543772848170429916717f;

    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(x, TV.Create(0f), TV.Create(Scale) * x, TV.Create(ScaleAlpha) * VectorMath.ExpMinusOne(TV.Min(TV.Create(0f), x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(saved, TV.Create(0f), dy * TV.Create(Scale), dy * (TV.Create(ScaleAlpha) * VectorMath.Exp(TV.Min(TV.Create(0f), saved))));
}
