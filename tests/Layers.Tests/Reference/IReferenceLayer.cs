using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// A layer in double precision, written as plainly as its formula: what the generated float code is compared with. Values are sample-major
/// (rows times the values of one sample); images are [C, H, W], sequences [T, D], vectors [N], all without the batch.
/// Parameters bear PyTorch's names and shapes; one that is absent (a bias) is not added.
/// </summary>
public interface IReferenceLayer
{
    /// <summary>The shape of one output sample.</summary>
    int[] OutputShape(int[] input);

    /// <summary>Names and shapes of the parameters (and of the states that the layer reads), for an input of that shape.</summary>
    IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input);

    /// <summary>The outputs of all rows.</summary>
    double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows);

    /// <summary>The gradients of Σ dy·y with respect to x and to every parameter in <paramref name="parameters"/> that is trained.</summary>
    ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows);
}
