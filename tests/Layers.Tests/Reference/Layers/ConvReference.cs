using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Convolution over an image [C, H, W] or the steps of a sequence [T, D]:
/// <c>y[k, i, j] = bias[k] + Σ weight[k, c, p, q] · x[c, i·S + p·Dilation − P, j·S + q·Dilation − P]</c>, c over the channels of k's group.
/// </summary>
public sealed record ConvReference(int K, Extent F) : IReferenceLayer
{
    /// <summary>Step of the window.</summary>
    public Extent S { get; init; } = 1;

    /// <summary>Zeros on each side.</summary>
    public Extent P { get; init; } = 0;

    /// <summary>Zeros such that ceil(N / S) positions come out.</summary>
    public bool Same { get; init; }

    /// <summary>Distance of neighbours in the window.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Filters of group g see the channels of group g.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>All zeros stand before the first step (sequences).</summary>
    public bool Causal { get; init; }

    /// <summary>Whether there is a bias.</summary>
    public bool Bias { get; init; } = true;

    public int[] OutputShape(int[] input) => Out(Plane.Of(input)).Shape;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        Plane plane = Plane.Of(input);
        int channels = plane.Channels / Groups;
        Dictionary<string, int[]> shapes = new() { ["weight"] = plane.Steps ? [K, channels, F.Height] : [K, channels, F.Height, F.Width] };
        if (Bias)
        {
            shapes.Add("bias", [K]);
        }

        return shapes;
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        Plane from = Plane.Of(input), to = Out(from);
        double[] weight = parameters["weight"], y = new double[rows * to.Length];
        if (parameters.TryGetValue("bias", out double[]? bias))
        {
            Each(rows, to, (row, k, i, j) => y[to.At(row, k, i, j)] = bias[k]);
        }

        EachTerm(rows, from, (yAt, wAt, xAt) => y[yAt] += weight[wAt] * x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        Plane from = Plane.Of(input), to = Out(from);
        double[] weight = parameters["weight"], dx = new double[x.Length], dweight = new double[weight.Length];
        EachTerm(rows, from, (yAt, wAt, xAt) =>
        {
            dx[xAt] += weight[wAt] * dy[yAt];
            dweight[wAt] += x[xAt] * dy[yAt];
        });
        Dictionary<string, double[]> gradients = new() { ["weight"] = dweight };
        if (parameters.ContainsKey("bias"))
        {
            double[] dbias = new double[K];
            Each(rows, to, (row, k, i, j) => dbias[k] += dy[to.At(row, k, i, j)]);
            gradients.Add("bias", dbias);
        }

        return new ReferenceGradients(dx, gradients);
    }

    private WindowAxis Rows(Plane plane) => new(plane.Height, F.Height, S.Height, P.Height, Dilation.Height, Same, Causal: Causal);

    private WindowAxis Columns(Plane plane) =>
        plane.Steps ? new(1, 1, 1, 0, 1, Same: false) : new(plane.Width, F.Width, S.Width, P.Width, Dilation.Width, Same);

    private Plane Out(Plane plane) => plane with { Channels = K, Height = Rows(plane).Out, Width = Columns(plane).Out };

    private static void Each(int rows, Plane plane, Action<int, int, int, int> visit)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int at = 0; at < plane.Length; at++)
            {
                visit(row, at / (plane.Height * plane.Width), at / plane.Width % plane.Height, at % plane.Width);
            }
        }
    }

    /// <summary>Every product of the sum: the indices of its output, weight and input.</summary>
    private void EachTerm(int rows, Plane from, Action<int, int, int> visit)
    {
        Plane to = Out(from);
        WindowAxis vertical = Rows(from), horizontal = Columns(from);
        int channels = from.Channels / Groups, filters = K / Groups;
        Each(rows, to, (row, k, i, j) =>
        {
            for (int c = 0; c < channels; c++)
            {
                for (int p = 0; p < vertical.F; p++)
                {
                    for (int q = 0; q < horizontal.F; q++)
                    {
                        (int h, int w) = (vertical.Position(i, p), horizontal.Position(j, q));
                        if (from.Contains(h, w))
                        {
                            int weightAt = (((((k * channels) + c) * vertical.F) + p) * horizontal.F) + q;
                            visit(to.At(row, k, i, j), weightAt, from.At(row, (k / filters * channels) + c, h, w));
                        }
                    }
                }
            }
        });
    }
}
