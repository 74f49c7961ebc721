using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Looks at an analytic gradient through central differences in double along random directions: <c>Σ g·d</c> against
/// <c>Σ dy·(y(x + h·d) − y(x − h·d)) / 2h</c>. The differences are taken value by value, so that they lose no digits in a large sum.
/// </summary>
public sealed class DirectionalDifference(IReferenceLayer layer, int[] input, int rows, int seed)
{
    private readonly ReferencePoint point = ReferencePoint.Draw(layer, input, rows, seed);

    /// <summary>The analytic gradients, the input's under "x".</summary>
    public Dictionary<string, double[]> Gradients()
    {
        ReferenceGradients gradients = layer.Backward(point.X, input, point.Parameters, point.Dy, rows);
        return new(gradients.Parameters) { ["x"] = gradients.Input };
    }

    /// <summary>
    /// Whether a gradient is the difference along three directions, within 1e-7 of the directional derivative and 1e-9. Two steps, 1e-5 and
    /// 2e-5, are combined such that the error of the second order goes out: where the terms of the derivative cancel, it alone would be
    /// more than 1e-7 of it.
    /// </summary>
    public bool Agrees(string tensor, double[] gradient) => Enumerable.Range(1, 3).All(direction =>
    {
        (double derivative, double error) = Compare(tensor, gradient, 1e-5, direction);
        double twice = Compare(tensor, gradient, 2e-5, direction).Error;
        return Math.Abs(((4 * error) - twice) / 3) <= (1e-7 * Math.Abs(derivative)) + 1e-9;
    });

    /// <summary>
    /// The directional derivative of <paramref name="gradient"/>, and the same less the central difference, along a direction whose
    /// components are of magnitude 1/2 to 1, times max(1, |value|).
    /// </summary>
    public (double Derivative, double Error) Compare(string tensor, double[] gradient, double step, int direction)
    {
        Random random = new(direction);
        double[] values = tensor == "x" ? point.X : point.Parameters[tensor];
        double[] along = Array.ConvertAll(values, value => ReferencePoint.Signed(random) * Math.Max(1, Math.Abs(value)));
        double[] up = Moved(tensor, values, along, step), down = Moved(tensor, values, along, -step);
        double derivative = gradient.Zip(along, (g, d) => g * d).Sum(), difference = 0;
        for (int i = 0; i < point.Dy.Length; i++)
        {
            difference += point.Dy[i] * (up[i] - down[i]) / (2 * step);
        }

        return (derivative, derivative - difference);
    }

    private double[] Moved(string tensor, double[] values, double[] along, double step)
    {
        double[] moved = [.. values.Zip(along, (value, d) => value + (step * d))];
        return tensor == "x"
            ? layer.Forward(moved, input, point.Parameters, rows)
            : layer.Forward(point.X, input, new Dictionary<string, double[]>(point.Parameters) { [tensor] = moved }, rows);
    }
}
