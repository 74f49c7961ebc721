using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// An image [C, H, W] enlarged by a whole factor: each value repeated, or bilinear between the centres of pixels (PyTorch's align_corners = false):
/// output position o lies at (o + 1/2) / factor − 1/2, held within the image.
/// </summary>
public sealed record UpsampleReference(Extent Factor, bool Bilinear = false) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [input[0], input[1] * Factor.Height, input[2] * Factor.Width];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[x.Length * Factor.Height * Factor.Width];
        EachTerm(input, y.Length, (yAt, xAt, share) => y[yAt] += share * x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        EachTerm(input, dy.Length, (yAt, xAt, share) => dx[xAt] += share * dy[yAt]);
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private void EachTerm(int[] input, int outputs, Action<int, int, double> visit)
    {
        int height = input[1] * Factor.Height, width = input[2] * Factor.Width;
        for (int i = 0; i < outputs; i++)
        {
            int image = i / (height * width) * input[1] * input[2];
            foreach ((int h, double hShare) in Sources(i / width % height, Factor.Height, input[1]))
            {
                foreach ((int w, double wShare) in Sources(i % width, Factor.Width, input[2]))
                {
                    visit(i, image + (h * input[2]) + w, hShare * wShare);
                }
            }
        }
    }

    private (int Position, double Share)[] Sources(int o, int factor, int extent)
    {
        if (!Bilinear)
        {
            return [(o / factor, 1)];
        }

        double at = Math.Max(((o + 0.5) / factor) - 0.5, 0);
        int before = (int)at;
        return [(before, 1 - (at - before)), (Math.Min(before + 1, extent - 1), at - before)];
    }
}
