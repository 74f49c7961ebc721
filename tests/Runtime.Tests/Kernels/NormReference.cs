using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>
/// Every normalisation in plain double: values fall into sets with common statistics, and each value has a weight. Written from the definition;
/// the gradient is the written-out one, which the tests hold against central differences.
/// </summary>
/// <param name="sets">For each value, the number of its set.</param>
/// <param name="weights">For each value, the number of its weight.</param>
/// <param name="epsilon">Inside the root.</param>
/// <param name="centred">The mean is taken away first.</param>
internal sealed class NormReference(int[] sets, int[] weights, double epsilon, bool centred)
{
    public double[] Forward(double[] x, double[] weight, double[] bias)
    {
        double[] normal = Normal(x, out _);
        return [.. x.Select((_, i) => (normal[i] * At(weight, i, 1)) + At(bias, i, 0))];
    }

    public double[] BackwardData(double[] x, double[] weight, double[] dy)
    {
        double[] normal = Normal(x, out Dictionary<int, double> scales);
        double[] dx = new double[x.Length];
        foreach (IGrouping<int, int> set in Enumerable.Range(0, x.Length).GroupBy(i => sets[i]))
        {
            double n = set.Count();
            double mean = centred ? set.Sum(i => dy[i] * At(weight, i, 1)) / n : 0;
            double along = set.Sum(i => dy[i] * At(weight, i, 1) * normal[i]) / n;
            foreach (int i in set)
            {
                dx[i] = scales[set.Key] * ((dy[i] * At(weight, i, 1)) - mean - (normal[i] * along));
            }
        }

        return dx;
    }

    public double[] BackwardWeight(double[] x, double[] dy)
    {
        double[] normal = Normal(x, out _);
        return Scatter(dy.Select((g, i) => g * normal[i]));
    }

    public double[] BackwardBias(double[] dy) => Scatter(dy);

    public (double Mean, double Variance, double Count) Statistics(double[] x, int set)
    {
        double[] values = [.. x.Where((_, i) => sets[i] == set)];
        double mean = centred ? values.Average() : 0;
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / values.Length, values.Length);
    }

    private double[] Normal(double[] x, out Dictionary<int, double> scales)
    {
        Dictionary<int, double> means = [];
        scales = [];
        foreach (IGrouping<int, int> set in Enumerable.Range(0, x.Length).GroupBy(i => sets[i]))
        {
            double mean = centred ? set.Average(i => x[i]) : 0;
            means[set.Key] = mean;
            scales[set.Key] = 1 / Math.Sqrt((set.Sum(i => (x[i] - mean) * (x[i] - mean)) / set.Count()) + epsilon);
        }

        Dictionary<int, double> own = scales;
        return [.. x.Select((value, i) => (value - means[sets[i]]) * own[sets[i]])];
    }

    private double At(double[] values, int i, double missing) => values.Length == 0 ? missing : values[weights[i]];

    private double[] Scatter(IEnumerable<double> values)
    {
        double[] sums = new double[weights.Max() + 1];
        int i = 0;
        foreach (double value in values)
        {
            sums[weights[i++]] += value;
        }

        return sums;
    }
}
