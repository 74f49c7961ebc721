using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>max(0, x); NaN stays NaN. The slope at 0 is 0. As torch.relu.</summary>
public readonly struct Relu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.Max(TV.Create(0f), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        // Written so that y = 0 stops the gradient and NaN lets it through, as in torch: below the smallest float means zero.
        return TV.WhereGreater(TV.Create(float.Epsilon), saved, TV.Create(0f), dy);
    }
}
