using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>min(max(0, x + 3), 6) / 6, within 2 ulp; NaN stays NaN. The slope is 1/6 where 0 &lt; y &lt; 1, else 0. As torch.nn.Hardsigmoid.</summary>
public readonly struct HardSigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.Min(TV.Create(6f), TV.Max(TV.Create(0f), x + TV.Create(3f))) * TV.Create(1f / 6f);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        TV below = TV.WhereGreater(TV.Create(1f), saved, dy * TV.Create(1f / 6f), TV.Create(0f));
        return TV.WhereGreater(saved, TV.Create(0f), below, TV.Create(0f));
    }
}
