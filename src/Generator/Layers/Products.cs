using StaticNets.Generator.Ir;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Generator.Layers;

/// <summary>The product of vectors with a weight [outputs, inputs], as dense and recurrent layers have it.</summary>
internal static class Products
{
    /// <summary>Adds y = x · weightᵀ + bias.</summary>
    /// <param name="panels">Name of the packed weight.</param>
    /// <param name="shape">A DenseShape.</param>
    public static void Forward(StepBuilder step, string panels, Geometry shape, int x, int weight, int bias, int y, long multiplyAdds)
    {
        // What is unrolled reads panels, in training too.
        if (step.Training && multiplyAdds > Limits.UnrolledTraining)
        {
            step.Call("Dense.ForwardOnce", shape, [x, weight, bias], [y], ActivationCall.Identity, multiplyAdds: multiplyAdds);
            return;
        }

        int packed = step.Prepare(panels, "Dense.Pack", shape, DenseSizes.Panels((int)shape["inputs"], (int)shape["outputs"]), weight);
        step.Call("Dense.Forward", shape, [x, packed, bias], [y], ActivationCall.Identity, multiplyAdds: multiplyAdds);
    }
}
