using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The same values in the same order under another shape; <c>Flatten</c> is the one without <paramref name="Dimensions"/>.</summary>
/// <param name="Dimensions">The new shape; one extent may be -1: what is left.</param>
public sealed record ReshapeReference(params int[] Dimensions) : IReferenceLayer
{
    public int[] OutputShape(int[] input)
    {
        if (Dimensions.Length == 0)
        {
            return [Plane.Count(input)];
        }

        int[] shape = [.. Dimensions];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            // The product of all extents, -1 among them, is minus that of the others.
            shape[axis] = Dimensions[axis] == -1 ? Plane.Count(input) / -Plane.Count(Dimensions) : Dimensions[axis];
        }

        return shape;
    }

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) => [.. x];

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows) =>
        new([.. dy], new Dictionary<string, double[]>());
}
