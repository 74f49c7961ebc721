using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The part of an image [C, H, W] that begins at row <paramref name="Top"/> and column <paramref name="Left"/>.</summary>
public sealed record CropReference(int Top, int Left, int Height, int Width) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => [input[0], Height, Width];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * input[0] * Height * Width];
        EachPair(input, rows, (yAt, xAt) => y[yAt] = x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        EachPair(input, rows, (yAt, xAt) => dx[xAt] = dy[yAt]);
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private void EachPair(int[] input, int rows, Action<int, int> visit)
    {
        for (int i = 0; i < rows * input[0] * Height * Width; i++)
        {
            (int image, int h, int w) = (i / (Height * Width), i / Width % Height, i % Width);
            visit(i, (((image * input[1]) + h + Top) * input[2]) + w + Left);
        }
    }
}
