using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x where it is above 0, else slope · x. The slope at 0 is that of the negative side. As torch.nn.LeakyReLU.</summary>
/// <param name="slope">Slope of the negative side.</param>
public readonly struct LeakyRelu(float slope) : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(x, TV.Create(0f), x, x * TV.Create(slope));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> =>
        TV.WhereGreater(saved, TV.Create(0f), dy, dy * TV.Create(slope));
}
