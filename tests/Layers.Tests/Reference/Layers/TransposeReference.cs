using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary><c>y[d, t] = x[t, d]</c>.</summary>
public sealed record TransposeReference : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [input[1], input[0]];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        Transposed(x, input[0], input[1], rows);

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows) =>
        new(Transposed(dy, input[1], input[0], rows), new Dictionary<string, double[]>());

    private static double[] Transposed(double[] values, int height, int width, int rows)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < rows * height * width; i++)
        {
            (int row, int h, int w) = (i / (height * width), i / width % height, i % width);
            result[(((row * width) + w) * height) + h] = values[i];
        }

        return result;
    }
}
