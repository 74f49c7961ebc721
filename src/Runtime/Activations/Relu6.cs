using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>min(max(0, x), 6); NaN stays NaN. The slope at 0 and at 6 is 0. As torch.nn.ReLU6.</summary>
public readonly struct Relu6 : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.Min(TV.Create(6f), TV.Max(TV.Create(0f), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        // The bounds are the neighbours of 0 and 6: both ends stop the gradient, NaN lets it through, as in torch.
        TV below = TV.WhereGreater(saved, TV.Create(5.9999995f), TV.Create(0f), dy);
        return TV.WhereGreater(TV.Create(float.Epsilon), saved, TV.Create(0f), below);
    }
}
