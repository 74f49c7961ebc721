using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>A function of one number applied to every value, with its derivative.</summary>
/// <param name="Name">The layer's name in the language.</param>
/// <param name="Function">y of x.</param>
/// <param name="Derivative">dy/dx of x; at a kink what PyTorch takes.</param>
/// <param name="Kinks">Where the derivative jumps.</param>
public sealed record ActivationReference(string Name, Func<double, double> Function, Func<double, double> Derivative, params double[] Kinks)
    : IReferenceLayer
{
    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        Array.ConvertAll(x, at => Function(at));

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        for (int at = 0; at < x.Length; at++)
        {
            dx[at] = dy[at] * Derivative(x[at]);
        }

        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }
}
