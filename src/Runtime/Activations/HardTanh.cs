using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>min(max(-1, x), 1); NaN stays NaN. The slope at -1 and at 1 is 0. As torch.nn.Hardtanh.</summary>
public readonly struct HardTanh : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.Min(TV.Create(1f), TV.Max(TV.Create(-1f), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        // The bounds are the neighbours of -1 and 1: both ends stop the gradient, NaN lets it through, as in torch.
        TV below = TV.WhereGreater(saved, TV.Create(0.99999994f), TV.Create(0f), dy);
        return TV.WhereGreater(TV.Create(-0.99999994f), saved, TV.Create(0f), below);
    }
}
