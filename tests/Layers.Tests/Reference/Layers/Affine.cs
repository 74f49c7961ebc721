using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>What follows a normalisation: <c>y = weight · x̂ + bias</c>, where there are such; value at is scaled by weight[slot(at)].</summary>
public static class Affine
{
    /// <summary>y from x̂.</summary>
    public static double[] Forward(double[] normal, IReadOnlyDictionary<string, double[]> parameters, Func<int, int> slot)
    {
        double[] y = [.. normal];
        for (int at = 0; at < y.Length; at++)
        {
            y[at] *= parameters.TryGetValue("weight", out double[]? weight) ? weight[slot(at)] : 1;
            y[at] += parameters.TryGetValue("bias", out double[]? bias) ? bias[slot(at)] : 0;
        }

        return y;
    }

    /// <summary>The gradient with respect to x̂, and those of weight and bias.</summary>
    public static (double[] Normal, Dictionary<string, double[]> Parameters) Backward(
        double[] normal, double[] dy, IReadOnlyDictionary<string, double[]> parameters, Func<int, int> slot)
    {
        double[] g = [.. dy];
        Dictionary<string, double[]> gradients = [];
        if (parameters.TryGetValue("weight", out double[]? weight))
        {
            double[] dweight = new double[weight.Length];
            for (int at = 0; at < dy.Length; at++)
            {
                dweight[slot(at)] += dy[at] * normal[at];
                g[at] *= weight[slot(at)];
            }

            gradients.Add("weight", dweight);
        }

        if (parameters.TryGetValue("bias", out double[]? bias))
        {
            double[] dbias = new double[bias.Length];
            for (int at = 0; at < dy.Length; at++)
            {
                dbias[slot(at)] += dy[at];
            }

            gradients.Add("bias", dbias);
        }

        return (g, gradients);
    }
}
