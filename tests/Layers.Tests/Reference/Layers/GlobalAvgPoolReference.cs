using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The mean of each channel of an image [C, H, W], or of each feature of a sequence [T, D].</summary>
/// <param name="KeepExtent">Leaves [C, 1, 1] (or [1, D]) instead of [C].</param>
public sealed record GlobalAvgPoolReference(bool KeepExtent = false) : IReferenceLayer
{
    public int[] OutputShape(int[] input) =>
        KeepExtent ? (Plane.Of(input) with { Height = 1, Width = 1 }).Shape : [Plane.Of(input).Channels];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        Plane plane = Plane.Of(input);
        double[] y = new double[rows * plane.Channels];
        EachValue(plane, rows, (yAt, xAt) => y[yAt] += x[xAt] / (plane.Height * plane.Width));
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        Plane plane = Plane.Of(input);
        double[] dx = new double[x.Length];
        EachValue(plane, rows, (yAt, xAt) => dx[xAt] = dy[yAt] / (plane.Height * plane.Width));
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private static void EachValue(Plane plane, int rows, Action<int, int> visit)
    {
        for (int i = 0; i < rows * plane.Channels; i++)
        {
            for (int position = 0; position < plane.Height * plane.Width; position++)
            {
                visit(i, plane.At(i / plane.Channels, i % plane.Channels, position / plane.Width, position % plane.Width));
            }
        }
    }
}
