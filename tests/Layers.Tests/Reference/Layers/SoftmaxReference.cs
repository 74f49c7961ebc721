using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>Softmax over channels (features of a step), or its logarithm: <c>y = e^x / Σ e^x</c>, <c>y = x − log Σ e^x</c>.</summary>
public sealed record SoftmaxReference(bool Log = false) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[x.Length];
        EachVector(rows, Plane.Of(input), indices =>
        {
            double largest = double.NegativeInfinity, sum = 0;
            foreach (int at in indices)
            {
                largest = Math.Max(largest, x[at]);
            }

            foreach (int at in indices)
            {
                sum += Math.Exp(x[at] - largest);
            }

            foreach (int at in indices)
            {
                y[at] = Log ? x[at] - largest - Math.Log(sum) : Math.Exp(x[at] - largest) / sum;
            }
        });
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] y = Forward(x, input, parameters, rows), dx = new double[x.Length];
        EachVector(rows, Plane.Of(input), indices =>
        {
            double sum = 0;
            foreach (int at in indices)
            {
                sum += Log ? dy[at] : dy[at] * y[at];
            }

            foreach (int at in indices)
            {
                dx[at] = Log ? dy[at] - (Math.Exp(y[at]) * sum) : y[at] * (dy[at] - sum);
            }
        });
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private static void EachVector(int rows, Plane plane, Action<int[]> visit)
    {
        int positions = plane.Height * plane.Width;
        for (int i = 0; i < rows * positions; i++)
        {
            int[] indices = new int[plane.Channels];
            for (int c = 0; c < indices.Length; c++)
            {
                indices[c] = plane.At(i / positions, c, i % positions / plane.Width, i % plane.Width);
            }

            visit(indices);
        }
    }
}
