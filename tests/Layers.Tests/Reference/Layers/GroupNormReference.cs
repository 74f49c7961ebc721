using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Normalisation over groups of neighbouring channels of one sample: of an image over C / groups channels and all positions; of a sequence [T, D] over D / groups
/// features of one step. Weight and bias per channel.
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

    private Dictionary<(int Place, int Group), List<int>>.ValueCollection EachGroup(int length, int[] input)
    {
        Plane plane = Plane.Of(input);
        Dictionary<(int Place, int Group), List<int>> groups = [];
        for (int at = 0; at < length; at++)
        {
            // A step, or a whole sample, is the place; its channels are divided into groups.
            int place = plane.Steps ? at / plane.Channels : at / plane.Length;
            (int Place, int Group) key = (place, plane.ChannelOf(at) / (plane.Channels / Groups));
            groups.TryAdd(key, []);
            groups[key].Add(at);
        }

        return groups.Values;
    }
}
