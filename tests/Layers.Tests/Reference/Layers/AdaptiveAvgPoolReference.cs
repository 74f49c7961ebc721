using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Means over a grid of <paramref name="Size"/> cells of an image [C, H, W]: cell i of n covers the positions from ⌊i·N/n⌋ to ⌈(i + 1)·N/n⌉
/// (not included), as PyTorch's. Over a sequence [T, D] the cells divide the steps.
/// </summary>
public sealed record AdaptiveAvgPoolReference(Extent Size) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => Out(Plane.Of(input)).Shape;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * Out(Plane.Of(input)).Length];
        EachTerm(rows, Plane.Of(input), (yAt, xAt, share) => y[yAt] += share * x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        EachTerm(rows, Plane.Of(input), (yAt, xAt, share) => dx[xAt] += share * dy[yAt]);
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private Plane Out(Plane plane) => plane with { Height = Size.Height, Width = plane.Steps ? 1 : Size.Width };

    private void EachTerm(int rows, Plane from, Action<int, int, double> visit)
    {
        Plane to = Out(from);
        for (int at = 0; at < rows * to.Length; at++)
        {
            int column = at % to.Width, line = at / to.Width % to.Height, channel = at / (to.Width * to.Height) % to.Channels, row = at / to.Length;
            (int top, int bottom) = Cell(line, from.Height, to.Height);
            (int left, int right) = Cell(column, from.Width, to.Width);
            for (int h = top; h < bottom; h++)
            {
                for (int w = left; w < right; w++)
                {
                    visit(to.At(row, channel, line, column), from.At(row, channel, h, w), 1.0 / ((bottom - top) * (right - left)));
                }
            }
        }
    }

    private static (int First, int End) Cell(int i, int extent, int cells) => (i * extent / cells, (((i + 1) * extent) + cells - 1) / cells);
}
