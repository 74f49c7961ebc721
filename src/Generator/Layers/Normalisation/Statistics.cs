using System.Collections.Generic;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>What the normalisations have in common.</summary>
internal static class Statistics
{
    /// <summary>Epsilon, as a float that is not 0: it is what keeps the square root from 0.</summary>
    public static double Epsilon(LayerContext at) => at.Real("Epsilon", "a positive number that float can hold", static value => (float)value > 0);

    /// <summary>PyTorch's scale (ones) and shift (zeros).</summary>
    public static IReadOnlyList<Parameter> Affine(Shape shape) => [new("weight", shape, Init.Constant(1)), new("bias", shape, Init.Constant(0))];

    /// <summary>Along a sequence a normalisation of each step, or of a vector, waits for nothing.</summary>
    public static StreamKind PerStep(Shape shape) => shape.Rank <= 2 ? StreamKind.Pointwise : StreamKind.NotCausal;
}
