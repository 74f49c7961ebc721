using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Activations;

/// <summary>
/// An element-wise function and its derivative, written once for every vector width. Parameters (a slope, an alpha) are fields
/// of the implementing struct, so that an activation is a value that emitted code hands to a kernel.
/// </summary>
public interface IActivation
{
    /// <summary>
    /// What <see cref="Backward"/> gets as its first operand: true for the output y = Forward(x), false for the input x.
    /// The generator's layer of the same name reads the same value, so that only what is needed is kept.
    /// </summary>
    static abstract bool FromOutput { get; }

    /// <summary>The function itself.</summary>
    TV Forward<TV>(TV x)
        where TV : struct, ISimd<TV>;

    /// <summary>dL/dx from the saved value (x or y, see <see cref="FromOutput"/>) and dL/dy.</summary>
    TV Backward<TV>(TV saved, TV dy)
        where TV : struct, ISimd<TV>;
}
