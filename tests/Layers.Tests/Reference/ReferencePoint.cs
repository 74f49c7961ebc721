using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Where a layer is looked at: inputs, parameters and the cotangent of its output. All values are floats, so that the generated code stands
/// at the same point as the reference; they are away from kinks, and no two inputs are equal.
/// </summary>
/// <param name="X">The inputs of all rows.</param>
/// <param name="Parameters">Parameters and states by name.</param>
/// <param name="Dy">The cotangent: the gradient that comes from above.</param>
public sealed record ReferencePoint(double[] X, IReadOnlyDictionary<string, double[]> Parameters, double[] Dy)
{
    /// <summary>
    /// A random point, the same for the same seed. Inputs are spread evenly over <paramref name="mean"/> ± 2 (activations: 7) ·
    /// <paramref name="scale"/>.
    /// </summary>
    public static ReferencePoint Draw(IReferenceLayer layer, int[] input, int rows, int seed, double mean = 0, double scale = 1)
    {
        Random random = new(seed);
        double[] kinks = layer is ActivationReference activation ? activation.Kinks : layer is PReluReference ? [0] : [];
        double range = layer is ActivationReference ? 7 : 2;

        // A state that grows from step to step, or gates that are all shut, would show nothing.
        double size = layer is RecurrentReference recurrent ? 1 / Math.Sqrt(recurrent.Hidden) : 1;
        double[] x = Distinct(rows * Plane.Count(input), range, random);
        Dictionary<string, double[]> parameters = [];
        foreach ((string name, int[] shape) in layer.ParameterShapes(input))
        {
            parameters.Add(name, Several(Plane.Count(shape), () => name == "running_var" ? 0.5 + random.NextDouble() : size * Signed(random)));
        }

        return new ReferencePoint(
            Array.ConvertAll(x, value => (double)(float)(mean + (scale * (kinks.Any(kink => Math.Abs(value - kink) < 0.05) ? value + 0.11 : value)))),
            parameters,
            Several(rows * Plane.Count(layer.OutputShape(input)), () => Signed(random)));
    }

    /// <summary>Magnitude 1/2 to 1, either sign.</summary>
    internal static double Signed(Random random) => (0.5 + (0.5 * random.NextDouble())) * (random.Next(2) == 0 ? -1 : 1);

    private static double[] Several(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)next())];

    /// <summary>Values evenly spread over ±range in random order: no two are closer than 2·range / count.</summary>
    private static double[] Distinct(int count, double range, Random random)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => range * ((((2.0 * i) + 1) / count) - 1))];
        random.Shuffle(values);
        return values;
    }
}
