using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Specs of attention: queries, keys, values, and a number for each row from which its length is made.</summary>
internal static class AttentionSpecs
{
    public static readonly RandomKey Key = new(11, 5);

    /// <summary>Writes: the result and, in training, the logarithms of the sums.</summary>
    public static KernelSpec Forward(AttentionShape shape, int rows, bool ragged, bool training)
    {
        AttentionReference reference = new(shape, training ? Key : null);
        Operand[] reads = Reads(shape, ragged);
        float[] work = Work(training ? AttentionSizes.Training(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size) : AttentionSizes.Forward(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size));
        int[] lengths = new int[ragged ? rows : 0];
        return new()
        {
            Name = Name(shape, training ? "attention in training" : "attention"),
            RowsAreIndependent = shape.Dropout.Rate == 0,
            Reads = reads,
            Writes = training ? [reads[0], new(shape.Heads * shape.Steps)] : [reads[0]],
            Reference = (rows, r) =>
            {
                int[] drawn = Lengths(shape, r[3]);
                double[] y = reference.Forward(rows, r[0], r[1], r[2], drawn);
                return training ? [y, reference.Sums(rows, r[0], r[1], drawn)] : [y];
            },
            Run = (team, rows, r, o, _) =>
            {
                ReadOnlySpan<int> present = Lengths(shape, r[3].Span, lengths);
                Array.Fill(work, float.NaN);
                if (training)
                {
                    Attention.ForwardTraining(team, in shape, rows, r[0].Span, r[1].Span, r[2].Span, present, o[0].Span, o[1].Span, work, in Key);
                }
                else
                {
                    Attention.Forward(team, in shape, rows, r[0].Span, r[1].Span, r[2].Span, present, o[0].Span, work);
                }
            },
        };
    }

    /// <summary>One more read: the gradient of the result. Writes: those of queries, keys and values.</summary>
    public static KernelSpec Backward(AttentionShape shape, int rows, bool ragged)
    {
        AttentionReference reference = new(shape, Key);
        Operand[] reads = [.. Reads(shape, ragged), new(shape.Steps * shape.Heads * shape.Size)];
        float[] forward = Work(AttentionSizes.Training(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size)), work = Work(AttentionSizes.Backward(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size));
        float[] y = new float[reads[0].Count(rows)], sums = new float[rows * shape.Heads * shape.Steps];
        int[] lengths = new int[ragged ? rows : 0];
        return new()
        {
            Name = Name(shape, "gradient of attention"),
            RowsAreIndependent = shape.Dropout.Rate == 0,
            Reads = reads,
            Writes = [reads[0], reads[1], reads[2]],
            Reference = (rows, r) => reference.Backward(rows, r[0], r[1], r[2], Lengths(shape, r[3]), r[4]),
            Run = (team, rows, r, o, _) =>
            {
                ReadOnlySpan<int> present = Lengths(shape, r[3].Span, lengths);
                Span<float> result = y.AsSpan(0, reads[0].Count(rows)), logarithms = sums.AsSpan(0, rows * shape.Heads * shape.Steps);
                Attention.ForwardTraining(team, in shape, rows, r[0].Span, r[1].Span, r[2].Span, present, result, logarithms, forward, in Key);
                Array.Fill(work, float.NaN);
                Attention.Backward(team, in shape, rows, r[0].Span, r[1].Span, r[2].Span, result, logarithms, present, r[4].Span, o[0].Span, o[1].Span, o[2].Span, work, in Key);
            },
        };
    }

    public static KernelSpec Weights(AttentionShape shape, int rows, bool ragged)
    {
        AttentionReference reference = new(shape);
        int[] lengths = new int[ragged ? rows : 0];
        return new()
        {
            Name = Name(shape, "weights of attention"),
            Reads = Reads(shape, ragged),
            Writes = [new(shape.Heads * shape.Steps * shape.MemorySteps)],
            Reference = (rows, r) => [reference.Weights(rows, r[0], r[1], Lengths(shape, r[3]))],
            Run = (team, rows, r, o, _) => Attention.Weights(team, in shape, rows, r[0].Span, r[1].Span, Lengths(shape, r[3].Span, lengths), o[0].Span),
        };
    }

    /// <summary>Scratch for as many workers as the tests have.</summary>
    public static float[] Work(WorkLength length) => new float[length.Fixed + (3 * length.PerWorker)];

    private static string Name(AttentionShape shape, string what) => $"{what} {shape.Steps}x{shape.MemorySteps}, {shape.Heads} of {shape.Size}{(shape.Causal ? ", causal" : "")}";

    private static Operand[] Reads(AttentionShape shape, bool ragged)
    {
        int width = shape.Heads * shape.Size;
        return [new(shape.Steps * width), new(shape.MemorySteps * width), new(shape.MemorySteps * width), new(ragged ? 1 : 0)];
    }

    private static int[] Lengths(AttentionShape shape, double[] drawn) => Array.ConvertAll(drawn, value => Length(shape, value));

    private static ReadOnlySpan<int> Lengths(AttentionShape shape, ReadOnlySpan<float> drawn, int[] lengths)
    {
        for (int row = 0; row < drawn.Length; row++)
        {
            lengths[row] = Length(shape, drawn[row]);
        }

        return lengths.AsSpan(0, drawn.Length);
    }

    // Any number stands for a length.
    private static int Length(AttentionShape shape, double drawn) => drawn > 0.7 ? shape.MemorySteps : 1 + ((int)Math.Abs(drawn * 1000) % shape.MemorySteps);
}
