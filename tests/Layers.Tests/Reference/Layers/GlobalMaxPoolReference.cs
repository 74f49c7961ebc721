using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// The largest value of each channel of an image [C, H, W], or of each feature of a sequence [T, D]; the first of equal ones gets the
/// gradient.
/// </summary>
/// <param name="KeepExtent">Leaves [C, 1, 1] (or [1, D]) instead of [C].</param>
public sealed record GlobalMaxPoolReference(bool KeepExtent = false) : IReferenceLayer
{
    public int[] OutputShape(int[] input) =>
        KeepExtent ? (Plane.Of(input) with { Height = 1, Width = 1 }).Shape : [Plane.Of(input).Channels];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * Plane.Of(input).Channels];
        EachLargest(x, Plane.Of(input), rows, (yAt, xAt) => y[yAt] = x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        EachLargest(x, Plane.Of(input), rows, (yAt, xAt) => dx[xAt] = dy[yAt]);
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private static void EachLargest(double[] x, Plane plane, int rows, Action<int, int> visit)
    {
        for (int i = 0; i < rows * plane.Channels; i++)
        {
            int best = plane.At(i / plane.Channels, i % plane.Channels, 0, 0);
            for (int position = 1; position < plane.Height * plane.Width; position++)
            {
                int candidate = plane.At(i / plane.Channels, i % plane.Channels, position / plane.Width, position % plane.Width);
                best = x[candidate] > x[best] || double.IsNaN(x[candidate]) ? candidate : best;
            }

            visit(i, best);
        }
    }
}
