using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>One direction of one layer along one sample's sequence, forth and back through time.</summary>
internal sealed class RecurrentWalk
{
    private readonly CellReference cell;
    private readonly int hidden;
    private readonly int inputs;
    private readonly int at;
    private readonly int outputs;
    private readonly string suffix;
    private readonly IReadOnlyDictionary<string, double[]> parameters;
    private readonly double[] x;
    private readonly int[] order;

    // Before each step in the order of the walk, and behind the last: h and c.
    private readonly List<double[]> h;
    private readonly List<double[]> c;

    /// <param name="reverse">From the last step to the first.</param>
    /// <param name="at">The direction's first feature in an output step of <paramref name="outputs"/>.</param>
    public RecurrentWalk(CellReference cell, int hidden, int steps, bool reverse, int at, int outputs, string suffix, IReadOnlyDictionary<string, double[]> parameters, double[] x)
    {
        (this.cell, this.hidden, this.at, this.outputs, this.suffix, this.parameters, this.x) = (cell, hidden, at, outputs, suffix, parameters, x);
        inputs = x.Length / steps;
        order = [.. reverse ? Enumerable.Range(0, steps).Reverse() : Enumerable.Range(0, steps)];
        h = [new double[hidden]];
        c = [new double[hidden]];
        for (int k = 0; k < steps; k++)
        {
            (double[] a, double[] b) = SumsAt(k);
            (double H, double C)[] next = [.. Enumerable.Range(0, hidden).Select(unit => cell.Step(Gate(a, unit), Gate(b, unit), h[k][unit], c[k][unit]))];
            h.Add([.. next.Select(state => state.H)]);
            c.Add([.. next.Select(state => state.C)]);
        }
    }

    /// <summary>Puts the outputs in their places.</summary>
    public void Write(double[] y)
    {
        for (int k = 0; k < order.Length; k++)
        {
            h[k + 1].CopyTo(y, (order[k] * outputs) + at);
        }
    }

    /// <summary>Adds to the gradients of the input and of the parameters.</summary>
    public void Back(double[] dy, double[] dx, Dictionary<string, double[]> gradients)
    {
        double[] dh = new double[hidden], dc = new double[hidden], da = new double[cell.Gates * hidden], db = new double[cell.Gates * hidden];
        double[] one = new double[cell.Gates], other = new double[cell.Gates];
        for (int k = order.Length - 1; k >= 0; k--)
        {
            (double[] a, double[] b) = SumsAt(k);
            for (int unit = 0; unit < hidden; unit++)
            {
                (dh[unit], dc[unit]) = cell.Back(
                    Gate(a, unit), Gate(b, unit), h[k][unit], c[k][unit], dh[unit] + dy[(order[k] * outputs) + at + unit], dc[unit], one, other);
                for (int gate = 0; gate < cell.Gates; gate++)
                {
                    (da[(gate * hidden) + unit], db[(gate * hidden) + unit]) = (one[gate], other[gate]);
                }
            }

            Product("weight_ih", da, x.AsSpan(order[k] * inputs, inputs), dx.AsSpan(order[k] * inputs, inputs), gradients);
            Product("weight_hh", db, h[k], dh, gradients);
            Bias("bias_ih", da, gradients);
            Bias("bias_hh", db, gradients);
        }
    }

    private (double[] A, double[] B) SumsAt(int k) => (Sums("weight_ih", "bias_ih", x.AsSpan(order[k] * inputs, inputs)), Sums("weight_hh", "bias_hh", h[k]));

    private double[] Sums(string weight, string bias, ReadOnlySpan<double> vector)
    {
        double[] w = parameters[weight + suffix], sums = new double[cell.Gates * hidden];
        for (int i = 0; i < w.Length; i++)
        {
            sums[i / vector.Length] += w[i] * vector[i % vector.Length];
        }

        return parameters.TryGetValue(bias + suffix, out double[]? added) ? [.. sums.Zip(added, (sum, term) => sum + term)] : sums;
    }

    private void Product(string weight, double[] d, ReadOnlySpan<double> vector, Span<double> dvector, Dictionary<string, double[]> gradients)
    {
        double[] w = parameters[weight + suffix], dw = gradients[weight + suffix];
        for (int i = 0; i < w.Length; i++)
        {
            dw[i] += d[i / vector.Length] * vector[i % vector.Length];
            dvector[i % vector.Length] += d[i / vector.Length] * w[i];
        }
    }

    private void Bias(string bias, double[] d, Dictionary<string, double[]> gradients)
    {
        if (gradients.TryGetValue(bias + suffix, out double[]? sum))
        {
            for (int i = 0; i < d.Length; i++)
            {
                sum[i] += d[i];
            }
        }
    }

    private Func<int, double> Gate(double[] sums, int unit) => gate => sums[(gate * hidden) + unit];
}
