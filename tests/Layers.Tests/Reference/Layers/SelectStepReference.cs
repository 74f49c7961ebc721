using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>One step of [T, D].</summary>
public sealed record SelectStepReference(int Step) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [input[1]];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * input[1]];
        for (int row = 0; row < rows; row++)
        {
            Array.Copy(x, ((row * input[0]) + Step) * input[1], y, row * input[1], input[1]);
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        for (int row = 0; row < rows; row++)
        {
            Array.Copy(dy, row * input[1], dx, ((row * input[0]) + Step) * input[1], input[1]);
        }

        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }
}
