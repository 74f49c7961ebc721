using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// What the normalisations share: a set of values brought to mean 0 and variance 1, <c>x̂ = (x − mean) / √(variance + epsilon)</c>, with
/// the biased variance, and the gradient through it.
/// </summary>
public static class Normal
{
    /// <summary>Mean and biased variance of x at the given indices.</summary>
    public static (double Mean, double Variance) Statistics(double[] x, IReadOnlyList<int> indices)
    {
        double mean = 0, variance = 0;
        foreach (int at in indices)
        {
            mean += x[at] / indices.Count;
        }

        foreach (int at in indices)
        {
            variance += (x[at] - mean) * (x[at] - mean) / indices.Count;
        }

        return (mean, variance);
    }

    /// <summary>Writes x̂ at the given indices.</summary>
    public static void Forward(double[] x, IReadOnlyList<int> indices, double epsilon, double[] normal)
    {
        (double mean, double variance) = Statistics(x, indices);
        foreach (int at in indices)
        {
            normal[at] = (x[at] - mean) / Math.Sqrt(variance + epsilon);
        }
    }

    /// <summary>
    /// Writes dx at the given indices, from g, the gradient with respect to x̂: <c>(g − mean(g) − x̂·mean(g·x̂)) / √(variance + epsilon)</c>.
    /// </summary>
    public static void Backward(double[] x, IReadOnlyList<int> indices, double epsilon, double[] g, double[] dx)
    {
        (double mean, double variance) = Statistics(x, indices);
        double root = Math.Sqrt(variance + epsilon), meanG = 0, meanGx = 0;
        foreach (int at in indices)
        {
            meanG += g[at] / indices.Count;
            meanGx += g[at] * (x[at] - mean) / root / indices.Count;
        }

        foreach (int at in indices)
        {
            dx[at] = (g[at] - meanG - ((x[at] - mean) / root * meanGx)) / root;
        }
    }
}
