using System;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>A dense layer with seeded operands: the kernels over guarded memory, and plain loops in double.</summary>
public sealed class DenseCase
{
    private readonly DenseShape shape;
    private readonly int vectors;

    public DenseCase(int rows, int steps, int inputs, int outputs)
    {
        Rows = rows;
        shape = new DenseShape(steps, inputs, outputs);
        vectors = rows * steps;
        X = Floats.Uniform(vectors * inputs, 1);
        Weight = Floats.Uniform(inputs * outputs, 2);
        Bias = outputs % 2 == 0 ? Floats.Uniform(outputs, 3) : [];
        Dy = Floats.Uniform(vectors * outputs, 4);
        OldDx = Floats.Uniform(vectors * inputs, 5);
        OldDweight = Floats.Uniform(inputs * outputs, 6);
    }

    public int Rows { get; }

    public float[] X { get; set; }

    public float[] Weight { get; set; }

    public float[] Bias { get; set; }

    public float[] Dy { get; set; }

    private float[] OldDx { get; }

    private float[] OldDweight { get; }

    /// <summary>One row of this batch as a batch of its own.</summary>
    public DenseCase Row(int row) => new(1, shape.Steps, shape.Inputs, shape.Outputs)
    {
        X = X.AsSpan(row * shape.Inputs, shape.Inputs).ToArray(), Weight = Weight, Bias = Bias, Dy = Dy.AsSpan(row * shape.Outputs, shape.Outputs).ToArray(),
    };

    public ProductReference Forward()
    {
        ProductReference y = new(Dy.Length);
        Each((v, o, i) => y.Add((v * shape.Outputs) + o, (double)X[(v * shape.Inputs) + i] * Weight[(o * shape.Inputs) + i]));
        for (int i = 0; i < Dy.Length && Bias.Length > 0; i++)
        {
            y.Add(i, Bias[i % shape.Outputs]);
        }

        return y;
    }

    public ProductReference BackwardData(bool accumulate)
    {
        ProductReference dx = new(X.Length);
        Each((v, o, i) => dx.Add((v * shape.Inputs) + i, (double)Dy[(v * shape.Outputs) + o] * Weight[(o * shape.Inputs) + i]));
        return Add(dx, OldDx, accumulate);
    }

    public ProductReference BackwardWeights(bool accumulate)
    {
        ProductReference dweight = new(Weight.Length);
        Each((v, o, i) => dweight.Add((o * shape.Inputs) + i, (double)Dy[(v * shape.Outputs) + o] * X[(v * shape.Inputs) + i]));
        return Add(dweight, OldDweight, accumulate);
    }

    public float[] RunForward(Team team) => RunForward(team, default(Identity));

    public float[] RunForward<TActivation>(Team team, TActivation activation)
        where TActivation : struct, IActivation
    {
        float[] packed = new float[shape.PanelLength];
        Array.Fill(packed, float.NaN);
        Dense.Pack(team, in shape, Weight, packed);
        using GuardedBuffer x = new(X), panels = new(packed), bias = new(Bias), y = new(Dy.Length);
        y.Span.Fill(float.NaN);
        Dense.Forward(team, in shape, Rows, x.Span, panels.Span, Bias.Length == 0 ? default : bias.Span, y.Span, activation);
        y.Check();
        return y.Span.ToArray();
    }

    public float[] RunForwardOnce<TActivation>(Team team, TActivation activation)
        where TActivation : struct, IActivation
    {
        using GuardedBuffer x = new(X), weight = new(Weight), bias = new(Bias), y = new(Dy.Length), work = new(shape.PanelLength);
        y.Span.Fill(float.NaN);
        work.Span.Fill(float.NaN);
        Dense.ForwardOnce(team, in shape, Rows, x.Span, weight.Span, Bias.Length == 0 ? default : bias.Span, y.Span, work.Span, activation);
        y.Check();
        work.Check();
        return y.Span.ToArray();
    }

    public float[] RunBackwardData(Team team, bool accumulate)
    {
        using GuardedBuffer dy = new(Dy), weight = new(Weight), dx = new(accumulate ? OldDx : Filled(X.Length));
        Dense.BackwardData(team, in shape, Rows, dy.Span, weight.Span, dx.Span, accumulate);
        dx.Check();
        return dx.Span.ToArray();
    }

    public float[] RunBackwardWeights(Team team, bool accumulate)
    {
        using GuardedBuffer x = new(X), dy = new(Dy), dweight = new(accumulate ? OldDweight : Filled(Weight.Length));
        Dense.BackwardWeights(team, in shape, Rows, x.Span, dy.Span, dweight.Span, accumulate);
        dweight.Check();
        return dweight.Span.ToArray();
    }

    private void Each(Action<int, int, int> term)
    {
        for (int v = 0; v < vectors; v++)
        {
            for (int o = 0; o < shape.Outputs; o++)
            {
                for (int i = 0; i < shape.Inputs; i++)
                {
                    term(v, o, i);
                }
            }
        }
    }

    private static ProductReference Add(ProductReference sums, float[] old, bool accumulate)
    {
        for (int i = 0; i < old.Length && accumulate; i++)
        {
            sums.Add(i, old[i]);
        }

        return sums;
    }

    private static float[] Filled(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
