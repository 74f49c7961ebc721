using StaticNets.Runtime.Activations;

namespace StaticNets.Runtime.Kernels;

/// <summary>Activations that are min(high, max(low, x)): kernels that apply the two bounds in registers need not be compiled for each of them.</summary>
internal static class Clamp
{
    /// <summary>The bounds; infinities, which change nothing, and false where the activation is another function.</summary>
    public static bool Of<TActivation>(out float low, out float high)
        where TActivation : struct, IActivation
    {
        bool relu = typeof(TActivation) == typeof(Relu), relu6 = typeof(TActivation) == typeof(Relu6);
        low = relu || relu6 ? 0 : float.NegativeInfinity;
        high = relu6 ? 6 : float.PositiveInfinity;
        return relu || relu6 || typeof(TActivation) == typeof(Identity);
    }
}
