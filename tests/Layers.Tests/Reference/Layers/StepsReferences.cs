using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>A vector of a sequence: the mean of its steps, or the last of them.</summary>
/// <param name="Mean">The mean.</param>
public sealed record ReducedStepsReference(bool Mean) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [input[1]];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * input[1]];
        for (int i = 0; i < x.Length; i++)
        {
            y[Row(i, input) + (i % input[1])] += Weight(i, input) * x[i];
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows) =>
        new([.. Enumerable.Range(0, x.Length).Select(i => Weight(i, input) * dy[Row(i, input) + (i % input[1])])], new Dictionary<string, double[]>());

    private double Weight(int i, int[] input) => Mean ? 1.0 / input[0] : i / input[1] % input[0] == input[0] - 1 ? 1 : 0;

    private static int Row(int i, int[] input) => i / Plane.Count(input) * input[1];
}

/// <summary>The same vector at every step.</summary>
/// <param name="Steps">How many.</param>
public sealed record RepeatStepsReference(int Steps) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [Steps, input[0]];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        [.. x.Chunk(input[0]).SelectMany(sample => Enumerable.Repeat(sample, Steps).SelectMany(step => step))];

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows) =>
        new([.. Enumerable.Range(0, x.Length).Select(i => Enumerable.Range(0, Steps).Sum(step => dy[(((i / input[0] * Steps) + step) * input[0]) + (i % input[0])]))], new Dictionary<string, double[]>());
}
