using System;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Specs of the recurrent layers: sequences of different lengths, with a state before and after, in parts of results and states.</summary>
internal static class RecurrentSpecs
{
    private const double Difference = 1e-5;

    /// <summary>A direction of a layer that shares its result and its state with others, or has them alone.</summary>
    public static RecurrentShape Shape(string kind, int steps, int hidden, bool reverse, bool shared)
    {
        int states = kind == "lstm" ? 2 : 1;
        return shared
            ? new RecurrentShape(steps, hidden, (2 * hidden) + 1, hidden + 1, reverse, (2 * states * hidden) + 3, hidden + 2, (3 * hidden) + 3)
            : new RecurrentShape(steps, hidden, hidden, 0, reverse, states * hidden, 0, hidden);
    }

    /// <summary>Operands: gates, weight, bias of the hidden part, initial state, lengths. Writes: result, final state.</summary>
    public static KernelSpec Forward(string kind, RecurrentShape shape, int rows, bool training)
    {
        RecurrentReference reference = new(kind, shape);
        RecurrentRun run = new(kind, shape, rows);
        int[] lengths = new int[rows];
        return new()
        {
            Name = $"{kind}{(training ? " in training" : "")} {shape.Steps}x{shape.Hidden}{(shape.Reverse ? " backwards" : "")}",
            Reads = Reads(reference),
            Writes = [new(shape.Steps * shape.Outputs), new(shape.StateLength)],
            Values = Values(shape),
            Reference = (rows, r) =>
            {
                (double[] y, double[] final) = reference.Run(rows, r[0], r[1], r[2], r[3], Lengths(shape, r[4]));
                return [y, final];
            },
            Run = (team, rows, r, o, _) =>
            {
                Lengths(shape, r[4].Span, lengths);
                run.Pack(team, r[1].Span);
                if (training)
                {
                    run.ForwardTraining(team, rows, r[0].Span, r[2].Span, r[3].Span, lengths.AsSpan(0, rows), o[0].Span, o[1].Span);
                }
                else
                {
                    run.Forward(team, rows, r[0].Span, r[2].Span, r[3].Span, lengths.AsSpan(0, rows), o[0].Span, o[1].Span);
                }
            },
        };
    }

    /// <summary>Further operands: gradients of the result and of the final state. Writes: those of the gates and of the initial state. The reference is a central difference.</summary>
    public static KernelSpec Backward(string kind, RecurrentShape shape, int rows)
    {
        RecurrentReference reference = new(kind, shape);
        RecurrentRun run = new(kind, shape, rows);
        Operand[] reads = [.. Reads(reference), new(shape.Steps * shape.Outputs), new(shape.StateLength)];
        int[] lengths = new int[rows];
        float[] y = new float[rows * shape.Steps * shape.Outputs], final = new float[rows * shape.StateLength];
        return new()
        {
            Name = $"gradient of {kind} {shape.Steps}x{shape.Hidden}{(shape.Reverse ? " backwards" : "")}",
            Reads = reads,
            Writes = [reads[0], new(shape.StateLength)],
            Values = Values(shape),
            Reference = (rows, r) => Gradients(reference, rows, r),
            Run = (team, rows, r, o, _) =>
            {
                Lengths(shape, r[4].Span, lengths);
                run.Pack(team, r[1].Span);
                Span<float> result = y.AsSpan(0, rows * shape.Steps * shape.Outputs);
                run.ForwardTraining(team, rows, r[0].Span, r[2].Span, r[3].Span, lengths.AsSpan(0, rows), result, final.AsSpan(0, rows * shape.StateLength));
                run.Backward(team, rows, result, r[1].Span, r[5].Span, r[6].Span, lengths.AsSpan(0, rows), o[0].Span, o[1].Span);
            },
        };
    }

    public static int[] Lengths(RecurrentShape shape, double[] drawn) => Array.ConvertAll(drawn, value => Length(shape, value));

    private static void Lengths(RecurrentShape shape, ReadOnlySpan<float> drawn, int[] lengths)
    {
        for (int row = 0; row < drawn.Length; row++)
        {
            lengths[row] = Length(shape, drawn[row]);
        }
    }

    // Any number stands for a length; half of the rows have all steps.
    private static int Length(RecurrentShape shape, double drawn) => drawn > 0 ? shape.Steps : 1 + ((int)Math.Abs(drawn * 1000) % shape.Steps);

    // Weights under which errors do not grow from step to step.
    private static Func<Random, int, float> Values(RecurrentShape shape) => (random, _) => KernelCheck.Normal(random) / Math.Max(2, MathF.Sqrt(shape.Hidden));

    private static Operand[] Reads(RecurrentReference reference)
    {
        RecurrentShape shape = reference.Shape;
        int gates = reference.Gates * shape.Hidden;
        return [new(shape.Steps * gates), new(gates * shape.Hidden, PerSample: false), new(reference.Kind == "gru" ? gates : 0, PerSample: false), new(shape.StateLength), new(1)];
    }

    private static double[][] Gradients(RecurrentReference reference, int rows, double[][] r)
    {
        int[] lengths = Lengths(reference.Shape, r[4]);
        double Loss()
        {
            (double[] y, double[] final) = reference.Run(rows, r[0], r[1], r[2], r[3], lengths);
            return Dot(y, r[5]) + Dot(final, r[6]);
        }

        double[] Gradient(double[] x)
        {
            double[] gradient = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                double value = x[i];
                x[i] = value + Difference;
                double up = Loss();
                x[i] = value - Difference;
                gradient[i] = (up - Loss()) / (2 * Difference);
                x[i] = value;
            }

            return gradient;
        }

        double[] dgates = Gradient(r[0]), dinitial = Gradient(r[3]);
        RecurrentShape shape = reference.Shape;
        for (int i = 0; i < dinitial.Length; i++)
        {
            int at = i % shape.StateLength;
            bool own = (at >= shape.StateAt && at < shape.StateAt + shape.Hidden) || (reference.Kind == "lstm" && at >= shape.CellAt && at < shape.CellAt + shape.Hidden);
            dinitial[i] = own ? dinitial[i] : double.NaN;
        }

        return [dgates, dinitial];
    }

    // NaN stands for what others write.
    private static double Dot(double[] values, double[] gradients)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += double.IsNaN(values[i]) ? 0 : values[i] * gradients[i];
        }

        return sum;
    }
}
