using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x · min(max(0, x + 3), 6) / 6; does not overflow. The slope is 0 up to -3, 1 from 3 on, and x/3 + 1/2 between. As torch.nn.Hardswish.</summary>
public readonly struct HardSwish : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        x * (TV.Min(TV.Create(6f), TV.Max(TV.Create(0f), x + TV.Create(3f))) * TV.Create(1f / 6f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        TV between = dy * TV.MultiplyAdd(saved, TV.Create(1f / 3f), TV.Create(0.5f));
        TV below = TV.WhereGreater(saved, TV.Create(2.9999998f), dy, between);
        return TV.WhereGreater(TV.Create(-2.9999998f), saved, TV.Create(0f), below);
    }
}
