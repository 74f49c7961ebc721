using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Transposed convolution over an image [C, H, W] or the steps of a sequence [T, D]: every input value adds its window of weights to the output,
/// <c>y[k, i·S + p·Dilation − P, j·S + q·Dilation − P] += weight[c, k, p, q] · x[c, i, j]</c>. Weight [C, K / Groups, F, F], for sequences
/// [D, K / Groups, F]. Extent (N − 1)·S − 2P + Dilation·(F − 1) + OutputPadding + 1.
/// </summary>
public sealed record ConvTransposeReference(int K, Extent F) : IReferenceLayer
{
    /// <summary>Distance of neighbouring windows in the output.</summary>
    public Extent S { get; init; } = 1;

    /// <summary>Positions cut off on each side.</summary>
    public Extent P { get; init; } = 0;

    /// <summary>Positions more at the end.</summary>
    public Extent OutputPadding { get; init; } = 0;

    /// <summary>Distance of neighbours in the window.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Channels of group g reach the filters of group g.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; init; } = true;

    public int[] OutputShape(int[] input) => Out(Plane.Of(input)).Shape;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        Plane plane = Plane.Of(input);
        int filters = K / Groups;
        Dictionary<string, int[]> shapes = new()
        {
            ["weight"] = plane.Steps ? [plane.Channels, filters, F.Height] : [plane.Channels, filters, F.Height, F.Width],
        };
        if (Bias)
        {
            shapes.Add("bias", [K]);
        }

        return shapes;
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        Plane to = Out(Plane.Of(input));
        double[] weight = parameters["weight"], y = new double[rows * to.Length];
        parameters.TryGetValue("bias", out double[]? bias);
        EachOutput(rows, to, (k, at) => y[at] = bias is null ? 0 : bias[k]);
        EachTerm(rows, Plane.Of(input), (yAt, wAt, xAt) => y[yAt] += weight[wAt] * x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] weight = parameters["weight"], dx = new double[x.Length], dweight = new double[weight.Length];
        EachTerm(rows, Plane.Of(input), (yAt, wAt, xAt) =>
        {
            dx[xAt] += weight[wAt] * dy[yAt];
            dweight[wAt] += x[xAt] * dy[yAt];
        });
        Dictionary<string, double[]> gradients = new() { ["weight"] = dweight };
        if (parameters.ContainsKey("bias"))
        {
            double[] dbias = new double[K];
            EachOutput(rows, Out(Plane.Of(input)), (k, at) => dbias[k] += dy[at]);
            gradients.Add("bias", dbias);
        }

        return new ReferenceGradients(dx, gradients);
    }

    private Plane Out(Plane plane) => plane with
    {
        Channels = K,
        Height = ((plane.Height - 1) * S.Height) - (2 * P.Height) + (Dilation.Height * (F.Height - 1)) + OutputPadding.Height + 1,
        Width = plane.Steps ? 1 : ((plane.Width - 1) * S.Width) - (2 * P.Width) + (Dilation.Width * (F.Width - 1)) + OutputPadding.Width + 1,
    };

    private static void EachOutput(int rows, Plane to, Action<int, int> visit)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int k = 0; k < to.Channels; k++)
            {
                for (int position = 0; position < to.Height * to.Width; position++)
                {
                    visit(k, to.At(row, k, position / to.Width, position % to.Width));
                }
            }
        }
    }

    /// <summary>Every product: the indices of its output, weight and input.</summary>
    private void EachTerm(int rows, Plane from, Action<int, int, int> visit)
    {
        Plane to = Out(from);
        (int channels, int filters, int columns) = (from.Channels / Groups, K / Groups, from.Steps ? 1 : F.Width);
        EachOutput(rows, from, (c, xAt) =>
        {
            int row = xAt / from.Length, position = Position(from, xAt % from.Length);
            for (int k = 0; k < filters; k++)
            {
                for (int p = 0; p < F.Height; p++)
                {
                    for (int q = 0; q < columns; q++)
                    {
                        int h = (position / from.Width * S.Height) - P.Height + (p * Dilation.Height);
                        int w = from.Steps ? 0 : (position % from.Width * S.Width) - P.Width + (q * Dilation.Width);
                        if (to.Contains(h, w))
                        {
                            visit(to.At(row, (c / channels * filters) + k, h, w), (((((c * filters) + k) * F.Height) + p) * columns) + q, xAt);
                        }
                    }
                }
            }
        });
    }

    private static int Position(Plane plane, int at) => plane.Steps ? at / plane.Channels : at % (plane.Height * plane.Width);
}
