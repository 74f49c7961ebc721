using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Normalisation over groups of neighbouring channels of one sample: over C / groups channels and all positions of an image [C, H, W], over
/// D / groups features and all steps of a sequence [T, D]. Weight and bias per channel.
/// </summary>
public sealed record GroupNormReference(int Groups) : IReferenceLayer
{
    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Whether there are weight and bias.</summary>
    public bool HasAffine { get; init; } = true;

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        int[] channels = [Plane.Of(input).Channels];
        return HasAffine ? new Dictionary<string, int[]> { ["weight"] = channels, ["bias"] = channels } : [];
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        Affine.Forward(Normalised(x, input), parameters, Plane.Of(input).ChannelOf);

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        (double[] g, Dictionary<string, double[]> gradients) = Affine.Backward(Normalised(x, input), dy, parameters, Plane.Of(input).ChannelOf);
        foreach (List<int> group in EachGroup(x.Length, input))
        {
            Normal.Backward(x, group, Epsilon, g, dx);
        }

        return new ReferenceGradients(dx, gradients);
    }

    private double[] Normalised(double[] x, int[] input)
    {
        double[] normal = new double[x.Length];
        foreach (List<int> group in EachGroup(x.Length, input))
        {
            Normal.Forward(x, group, Epsilon, normal);
        }

        return normal;
    }

    private Dictionary<(int Row, int Group), List<int>>.ValueCollection EachGroup(int length, int[] input)
    {
        Plane plane = Plane.Of(input);
        Dictionary<(int Row, int Group), List<int>> groups = [];
        for (int at = 0; at < length; at++)
        {
            (int Row, int Group) key = (at / plane.Length, plane.ChannelOf(at) / (plane.Channels / Groups));
            groups.TryAdd(key, []);
            groups[key].Add(at);
        }

        return groups.Values;
    }
}
