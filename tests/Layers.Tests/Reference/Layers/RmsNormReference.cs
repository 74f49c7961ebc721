using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// <c>y = weight · x / √(mean(x²) + epsilon)</c> over the last axes of a sample, which are chosen as in <see cref="LayerNormReference"/>.
/// </summary>
public sealed record RmsNormReference : IReferenceLayer
{
    /// <summary>2^-23.</summary>
    public const double UsualEpsilon = 1.1920928955078125e-7;

    /// <summary>How many of the last axes are normalised together; 0 = the last of [T, D], all of an image or a vector.</summary>
    public int Axes { get; init; }

    /// <summary>Added to the mean of squares; by default the distance of floats at 1, as PyTorch's.</summary>
    public double Epsilon { get; init; } = UsualEpsilon;

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) =>
        new Dictionary<string, int[]> { ["weight"] = LayerNormReference.NormalisedShape(input, Axes) };

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] weight = parameters["weight"], y = new double[x.Length];
        for (int at = 0; at < x.Length; at++)
        {
            y[at] = weight[at % weight.Length] * x[at] / Root(x, at / weight.Length, weight.Length);
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] weight = parameters["weight"], dx = new double[x.Length], dweight = new double[weight.Length];
        int length = weight.Length;
        for (int at = 0; at < x.Length; at++)
        {
            int first = at / length * length;
            double root = Root(x, at / length, length), product = 0;
            for (int i = 0; i < length; i++)
            {
                product += dy[first + i] * weight[i] * x[first + i];
            }

            dx[at] = (dy[at] * weight[at - first] / root) - (x[at] * product / (length * root * root * root));
            dweight[at - first] += dy[at] * x[at] / root;
        }

        return new ReferenceGradients(dx, new Dictionary<string, double[]> { ["weight"] = dweight });
    }

    private double Root(double[] x, int group, int length)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += x[(group * length) + i] * x[(group * length) + i];
        }

        return Math.Sqrt((sum / length) + Epsilon);
    }
}
