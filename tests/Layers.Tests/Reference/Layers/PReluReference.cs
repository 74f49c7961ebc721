using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// <c>y = x</c> where x is positive, else <c>weight · x</c>; one weight per channel, or one for all where the tensor has one value.
/// </summary>
/// <param name="Shared">Whether there is one weight for all channels.</param>
public sealed record PReluReference(bool Shared = false) : IReferenceLayer
{
    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) =>
        new Dictionary<string, int[]> { ["weight"] = [Shared ? 1 : Plane.Of(input).Channels] };

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] weight = parameters["weight"], y = [.. x];
        for (int at = 0; at < x.Length; at++)
        {
            y[at] *= x[at] > 0 ? 1 : weight[Plane.Of(input).ChannelOf(at) % weight.Length];
        }

        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] weight = parameters["weight"], dx = [.. dy], dweight = new double[weight.Length];
        for (int at = 0; at < x.Length; at++)
        {
            if (x[at] <= 0)
            {
                int slot = Plane.Of(input).ChannelOf(at) % weight.Length;
                dx[at] *= weight[slot];
                dweight[slot] += dy[at] * x[at];
            }
        }

        return new ReferenceGradients(dx, new Dictionary<string, double[]> { ["weight"] = dweight });
    }
}
