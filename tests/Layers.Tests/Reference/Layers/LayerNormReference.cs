using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Normalisation over the last axes of a sample: of [T, D] over D, of an image or a vector over all, or over the last <see cref="Axes"/>.
/// Weight and bias have the shape of those axes.
/// </summary>
public sealed record LayerNormReference : IReferenceLayer
{
    /// <summary>How many of the last axes are normalised together; 0 = as the summary says.</summary>
    public int Axes { get; init; }

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Whether there are weight and bias.</summary>
    public bool HasAffine { get; init; } = true;

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) =>
        HasAffine ? new Dictionary<string, int[]> { ["weight"] = NormalisedShape(input, Axes), ["bias"] = NormalisedShape(input, Axes) } : [];

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        int length = Plane.Count(NormalisedShape(input, Axes));
        return Affine.Forward(Normalised(x, length), parameters, at => at % length);
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        int length = Plane.Count(NormalisedShape(input, Axes));
        double[] dx = new double[x.Length];
        (double[] g, Dictionary<string, double[]> gradients) = Affine.Backward(Normalised(x, length), dy, parameters, at => at % length);
        for (int first = 0; first < x.Length; first += length)
        {
            Normal.Backward(x, [.. Enumerable.Range(first, length)], Epsilon, g, dx);
        }

        return new ReferenceGradients(dx, gradients);
    }

    /// <summary>The axes that are normalised together, as PyTorch's normalized_shape.</summary>
    internal static int[] NormalisedShape(int[] input, int axes) => input[^(axes > 0 ? axes : input.Length == 2 ? 1 : input.Length)..];

    private double[] Normalised(double[] x, int length)
    {
        double[] normal = new double[x.Length];
        for (int first = 0; first < x.Length; first += length)
        {
            Normal.Forward(x, [.. Enumerable.Range(first, length)], Epsilon, normal);
        }

        return normal;
    }
}
