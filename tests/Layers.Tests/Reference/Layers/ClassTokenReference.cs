using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>A parameter [1, 1, D] that bears the layer's name before the steps of [T, D].</summary>
public sealed record ClassTokenReference : IReferenceLayer
{
    /// <summary>Path of the layer where nothing names it.</summary>
    public const string Name = "classToken1";

    public int[] OutputShape(int[] input) => [input[0] + 1, input[1]];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]> { [Name] = [1, 1, input[1]] };

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        List<double> y = [];
        for (int row = 0; row < rows; row++)
        {
            y.AddRange(parameters[Name]);
            y.AddRange(x.AsSpan(row * input[0] * input[1], input[0] * input[1]).ToArray());
        }

        return [.. y];
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length], gradient = new double[input[1]];
        for (int row = 0; row < rows; row++)
        {
            int from = row * (input[0] + 1) * input[1];
            Array.Copy(dy, from + input[1], dx, row * input[0] * input[1], input[0] * input[1]);
            for (int feature = 0; feature < input[1]; feature++)
            {
                gradient[feature] += dy[from + feature];
            }
        }

        return new ReferenceGradients(dx, new Dictionary<string, double[]> { [Name] = gradient });
    }
}
