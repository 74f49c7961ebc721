using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>x / (1 + |x|), within 1 ulp. As torch.nn.Softsign.</summary>
public readonly struct Softsign : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> =>
        x / (TV.Create(1f) + TV.Abs(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>
    {
        TV r = TV.Create(1f) / (TV.Create(1f) + TV.Abs(saved));
        return dy * r * r;
    }
}
