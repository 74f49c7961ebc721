using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Looks at an analytic gradient through central differences in double along random directions: <c>Σ g·d</c> against
/// <c>Σ dy·(y(x + h·d) − y(x − h·d)) / 2h</c>. The differences are taken value by value, so that they lose no digits in a large sum.
/// </summary>
public sealed class DirectionalDifference
{
    private readonly IReferenceLayer layer;
    private readonly int[] input;
    private readonly int rows;
    private readonly double[] dy;
    private readonly Dictionary<string, double[]> point;

    /// <summary>At a random point away from kinks and from ties, the same for the same seed.</summary>
    public DirectionalDifference(IReferenceLayer layer, int[] input, int rows, int seed)
    {
        (this.layer, this.input, this.rows) = (layer, input, rows);
        Random random = new(seed);
        double[] kinks = layer is ActivationReference activation ? activation.Kinks : layer is PReluReference ? [0] : [];
        double range = layer is ActivationReference ? 7 : 2;
        double[] x = Distinct(rows * Plane.Count(input), range, random);
        point = new() { ["x"] = Array.ConvertAll(x, value => kinks.Any(kink => Math.Abs(value - kink) < 0.05) ? value + 0.11 : value) };
        foreach ((string name, int[] shape) in layer.ParameterShapes(input))
        {
            point.Add(name, [.. Enumerable.Range(0, Plane.Count(shape)).Select(_ => name == "running_var" ? 0.5 + random.NextDouble() : Sign(random))]);
        }

        dy = [.. Enumerable.Range(0, rows * Plane.Count(layer.OutputShape(input))).Select(_ => Sign(random))];
    }

    /// <summary>The analytic gradients, the input's under "x".</summary>
    public Dictionary<string, double[]> Gradients()
    {
        ReferenceGradients gradients = layer.Backward(point["x"], input, point, dy, rows);
        return new(gradients.Parameters) { ["x"] = gradients.Input };
    }

    /// <summary>
    /// The directional derivative of <paramref name="gradient"/> and its distance from the central difference, along a direction whose components are
    /// of magnitude 1/2 to 1, times max(1, |value|).
    /// </summary>
    public (double Derivative, double Distance) Compare(string tensor, double[] gradient, double step, int direction)
    {
        Random random = new(direction);
        double[] along = Array.ConvertAll(point[tensor], value => Sign(random) * Math.Max(1, Math.Abs(value)));
        double[] up = Moved(tensor, along, step), down = Moved(tensor, along, -step);
        double derivative = gradient.Zip(along, (g, d) => g * d).Sum(), difference = 0;
        for (int i = 0; i < dy.Length; i++)
        {
            difference += dy[i] * (up[i] - down[i]) / (2 * step);
        }

        return (derivative, Math.Abs(derivative - difference));
    }

    private double[] Moved(string tensor, double[] along, double step)
    {
        Dictionary<string, double[]> moved = new(point) { [tensor] = [.. point[tensor].Zip(along, (value, d) => value + (step * d))] };
        return layer.Forward(moved["x"], input, moved, rows);
    }

    /// <summary>Magnitude 1/2 to 1, either sign.</summary>
    private static double Sign(Random random) => (0.5 + (0.5 * random.NextDouble())) * (random.Next(2) == 0 ? -1 : 1);

    /// <summary>Values evenly spread over ±range in random order: no two are closer than 2·range / count.</summary>
    private static double[] Distinct(int count, double range, Random random)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => range * ((((2.0 * i) + 1) / count) - 1))];
        random.Shuffle(values);
        return values;
    }
}
