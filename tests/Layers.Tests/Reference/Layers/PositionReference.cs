using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>Adds to each step of [T, D] the sines and cosines of its number, or a vector of a parameter [1, T, D] that bears the layer's name.</summary>
public sealed record PositionReference(bool Learned = false) : IReferenceLayer
{
    /// <summary>Path of the layer where nothing names it.</summary>
    public const string Name = "positionalEncoding1";

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => Learned ? new Dictionary<string, int[]> { [Name] = [1, .. input] } : [];

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            int at = i % (input[0] * input[1]), feature = at % input[1];
            double angle = at / input[1] / Math.Pow(10_000, (feature - (feature % 2)) / (double)input[1]);
            y[i] = x[i] + (Learned ? parameters[Name][at] : feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] gradient = new double[input[0] * input[1]];
        for (int i = 0; i < dy.Length; i++)
        {
            gradient[i % gradient.Length] += dy[i];
        }

        return new ReferenceGradients([.. dy], Learned ? new Dictionary<string, double[]> { [Name] = gradient } : []);
    }
}
