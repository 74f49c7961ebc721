using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>y = x: what a kernel's epilogue gets where no activation follows.</summary>
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    /// <inheritdoc/>
    public TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV> => x;

    /// <inheritdoc/>
    public TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV> => dy;
}
