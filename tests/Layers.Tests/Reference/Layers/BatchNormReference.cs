using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Batch normalisation per channel (feature of a step). In training with the mean and the biased variance of the batch, else with
/// <c>running_mean</c> and <c>running_var</c>, which are states.
/// </summary>
public sealed record BatchNormReference(bool Training) : IReferenceLayer
{
    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>The share of the batch in the new running statistics.</summary>
    public double Momentum { get; init; } = 0.1;

    /// <summary>Whether there are weight and bias.</summary>
    public bool HasAffine { get; init; } = true;

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        int[] channels = [Plane.Of(input).Channels];
        Dictionary<string, int[]> shapes = new() { ["running_mean"] = channels, ["running_var"] = channels };
        if (HasAffine)
        {
            shapes.Add("weight", channels);
            shapes.Add("bias", channels);
        }

        return shapes;
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        Affine.Forward(Normalised(x, input, parameters, rows), parameters, Channel(input));

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        double[] normal = Normalised(x, input, parameters, rows);
        (double[] g, Dictionary<string, double[]> gradients) = Affine.Backward(normal, dy, parameters, Channel(input));
        for (int c = 0; c < Plane.Of(input).Channels; c++)
        {
            if (Training)
            {
                Normal.Backward(x, OfChannel(c, input, rows), Epsilon, g, dx);
                continue;
            }

            foreach (int at in OfChannel(c, input, rows))
            {
                dx[at] = g[at] / Math.Sqrt(parameters["running_var"][c] + Epsilon);
            }
        }

        return new ReferenceGradients(dx, gradients);
    }

    /// <summary>
    /// The running statistics after a training step: (1 − momentum) of the old and momentum of the batch's mean and <b>unbiased</b>
    /// variance, as PyTorch's.
    /// </summary>
    public (double[] Mean, double[] Variance) RunningAfter(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] means = [.. parameters["running_mean"]], variances = [.. parameters["running_var"]];
        for (int c = 0; c < means.Length; c++)
        {
            List<int> indices = OfChannel(c, input, rows);
            (double mean, double variance) = Normal.Statistics(x, indices);
            means[c] += Momentum * (mean - means[c]);
            variances[c] += Momentum * ((variance * indices.Count / (indices.Count - 1)) - variances[c]);
        }

        return (means, variances);
    }

    private double[] Normalised(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] normal = new double[x.Length];
        for (int c = 0; c < Plane.Of(input).Channels; c++)
        {
            if (Training)
            {
                Normal.Forward(x, OfChannel(c, input, rows), Epsilon, normal);
                continue;
            }

            foreach (int at in OfChannel(c, input, rows))
            {
                normal[at] = (x[at] - parameters["running_mean"][c]) / Math.Sqrt(parameters["running_var"][c] + Epsilon);
            }
        }

        return normal;
    }

    private static Func<int, int> Channel(int[] input) => Plane.Of(input).ChannelOf;

    private static List<int> OfChannel(int channel, int[] input, int rows)
    {
        Plane plane = Plane.Of(input);
        List<int> indices = [];
        for (int at = 0; at < rows * plane.Length; at++)
        {
            if (plane.ChannelOf(at) == channel)
            {
                indices.Add(at);
            }
        }

        return indices;
    }
}
