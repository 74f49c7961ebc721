using System;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>RNN, GRU and LSTM from their definitions in PyTorch's documentation, in double precision, sample by sample.</summary>
internal sealed class RecurrentReference(string kind, RecurrentShape shape)
{
    private readonly int hidden = shape.Hidden;

    public string Kind => kind;

    public RecurrentShape Shape => shape;

    public int Gates => kind switch { "lstm" => 4, "gru" => 3, _ => 1 };

    /// <summary>Floats that are not this direction's are NaN.</summary>
    public (double[] Y, double[] Final) Run(int rows, ReadOnlySpan<double> gates, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> initial, int[] lengths)
    {
        double[] y = new double[rows * shape.Steps * shape.Outputs], final = new double[rows * shape.StateLength];
        Array.Fill(y, double.NaN);
        Array.Fill(final, double.NaN);
        for (int row = 0; row < rows; row++)
        {
            Row(
                gates.Slice(row * shape.Steps * Gates * hidden, shape.Steps * Gates * hidden), weight, bias, initial.IsEmpty ? initial : initial.Slice(row * shape.StateLength, shape.StateLength),
                lengths.Length == 0 ? shape.Steps : lengths[row], y.AsSpan(row * shape.Steps * shape.Outputs, shape.Steps * shape.Outputs), final.AsSpan(row * shape.StateLength, shape.StateLength));
        }

        return (y, final);
    }

    private void Row(ReadOnlySpan<double> gates, ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, ReadOnlySpan<double> initial, int length, Span<double> y, Span<double> final)
    {
        double[] h = initial.IsEmpty ? new double[hidden] : initial.Slice(shape.StateAt, hidden).ToArray();
        double[] c = initial.IsEmpty ? new double[hidden] : kind == "lstm" ? initial.Slice(shape.CellAt, hidden).ToArray() : [];
        double[] sums = new double[Gates * hidden];
        for (int i = 0; i < shape.Steps; i++)
        {
            int step = i >= length ? i : shape.Reverse ? length - 1 - i : i;
            Span<double> target = y.Slice((step * shape.Outputs) + shape.At, hidden);
            if (i >= length)
            {
                target.Clear();
                continue;
            }

            for (int sum = 0; sum < sums.Length; sum++)
            {
                sums[sum] = 0;
                for (int k = 0; k < hidden; k++)
                {
                    sums[sum] += weight[(sum * hidden) + k] * h[k];
                }
            }

            ReadOnlySpan<double> x = gates.Slice(step * sums.Length, sums.Length);
            for (int unit = 0; unit < hidden; unit++)
            {
                h[unit] = Unit(x, sums, bias, unit, h[unit], c);
            }

            h.CopyTo(target);
        }

        h.CopyTo(final[shape.StateAt..]);
        if (kind == "lstm")
        {
            c.CopyTo(final[shape.CellAt..]);
        }
    }

    private double Unit(ReadOnlySpan<double> x, double[] sums, ReadOnlySpan<double> bias, int unit, double h, double[] c)
    {
        int second = hidden + unit, third = (2 * hidden) + unit;
        switch (kind)
        {
            case "lstm":
                double i = Reference.Sigmoid(x[unit] + sums[unit]), f = Reference.Sigmoid(x[second] + sums[second]), g = Math.Tanh(x[third] + sums[third]);
                c[unit] = (f * c[unit]) + (i * g);
                return Reference.Sigmoid(x[third + hidden] + sums[third + hidden]) * Math.Tanh(c[unit]);
            case "gru":
                double r = Reference.Sigmoid(x[unit] + sums[unit]), z = Reference.Sigmoid(x[second] + sums[second]);
                double n = Math.Tanh(x[third] + (r * (sums[third] + (bias.IsEmpty ? 0 : bias[third]))));
                return ((1 - z) * n) + (z * h);
            case "relu":
                return Math.Max(0, x[unit] + sums[unit]);
            default:
                return Math.Tanh(x[unit] + sums[unit]);
        }
    }
}
