using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// <c>y[c] = x[c] / s[c]^beta</c>, <c>s[c] = k + alpha / size · Σ x[i]²</c> over the <paramref name="Size"/> channels i from c − ⌊size / 2⌋
/// on that exist (torch.nn.LocalResponseNorm).
/// </summary>
public sealed record LocalResponseNormReference(int Size) : IReferenceLayer
{
    /// <summary>The weight of the mean of squares.</summary>
    public double Alpha { get; init; } = 1e-4;

    /// <summary>The exponent.</summary>
    public double Beta { get; init; } = 0.75;

    /// <summary>What is added to the mean of squares.</summary>
    public double K { get; init; } = 1;

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = [.. x], scale = Scale(x, Plane.Of(input));
        for (int at = 0; at < x.Length; at++)
        {
            y[at] *= Math.Pow(scale[at], -Beta);
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length], scale = Scale(x, Plane.Of(input));
        EachNeighbour(x.Length, Plane.Of(input), (at, other) =>
        {
            // y[at] depends on x[other] through s[at]; on x[at] besides as the numerator.
            dx[other] -= dy[at] * x[at] * Beta * Math.Pow(scale[at], -Beta - 1) * 2 * Alpha / Size * x[other];
            dx[other] += at == other ? dy[at] * Math.Pow(scale[at], -Beta) : 0;
        });
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private double[] Scale(double[] x, Plane plane)
    {
        double[] scale = new double[x.Length];
        Array.Fill(scale, K);
        EachNeighbour(x.Length, plane, (at, other) => scale[at] += Alpha / Size * x[other] * x[other]);
        return scale;
    }

    private void EachNeighbour(int length, Plane plane, Action<int, int> visit)
    {
        int stride = plane.Steps ? 1 : plane.Height * plane.Width;
        for (int at = 0; at < length; at++)
        {
            int channel = plane.ChannelOf(at);
            for (int c = Math.Max(channel - (Size / 2), 0); c < Math.Min(channel - (Size / 2) + Size, plane.Channels); c++)
            {
                visit(at, at + ((c - channel) * stride));
            }
        }
    }
}
