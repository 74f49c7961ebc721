using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Specs of forward, data and weight gradients of every normalisation.</summary>
internal static class NormSpecs
{
    /// <summary>x[row][step][channel][inner] with a set for each channel.</summary>
    public static NormReference Batch(int rows, BatchNormShape s)
    {
        int[] channels = [.. Enumerable.Range(0, rows * s.Length).Select(i => i / s.Inner % s.Channels)];
        return new(channels, channels, s.Epsilon, centred: true);
    }

    public static NormReference Layer(int rows, LayerNormShape s, bool centred) => new(
        [.. Enumerable.Range(0, rows * s.Count * s.Length).Select(i => i / s.Length)],
        [.. Enumerable.Range(0, rows * s.Count * s.Length).Select(i => i % s.Length)], s.Epsilon, centred);

    public static NormReference Group(int rows, GroupNormShape s)
    {
        int[] channels = [.. Enumerable.Range(0, rows * s.Length).Select(i => i / s.Inner % s.Channels)];
        return new([.. channels.Select((channel, i) => (i / s.Length * s.Groups) + (channel / (s.Channels / s.Groups)))], channels, s.Epsilon, centred: true);
    }

    public static KernelSpec[] Of(BatchNormShape s, bool affine, Func<Random, int, float>? values = null)
    {
        Operand x = new(s.Length);
        Operand w = new(affine ? s.Channels : 0, PerSample: false);
        Operand c = new(s.Channels, PerSample: false);
        string name = $"batch norm {s.Steps} {s.Channels} {s.Inner}";
        return
        [
            Spec(name, [x, w, w], [x, c, c], false, values, false, (rows, r) =>
            {
                NormReference norm = Batch(rows, s);
                var statistics = Enumerable.Range(0, s.Channels).Select(channel => norm.Statistics(r[0], channel)).ToArray();
                return
                [
                    norm.Forward(r[0], r[1], r[2]),
                    [.. statistics.Select(t => t.Mean)],
                    [.. statistics.Select(t => 1 / Math.Sqrt(t.Variance + s.Epsilon))],
                ];
            },
            (team, rows, r, o, _) => BatchNorm.ForwardTraining(team, s, rows, r[0].Span, r[1].Span, r[2].Span, o[0].Span, o[1].Span, o[2].Span, default, default)),
            Spec(name + " data", [x, w, x], [x], true, values, false, (rows, r) => [Batch(rows, s).BackwardData(r[0], r[1], r[2])], (team, rows, r, o, accumulate) =>
            {
                (float[] mean, float[] rstd) = Saved(s, rows, r[0].Span);
                BatchNorm.BackwardData(team, s, rows, r[0].Span, r[1].Span, mean, rstd, r[2].Span, o[0].Span, accumulate);
            }),
            Spec(name + " weights", [x, x], [c, c], true, values, false, (rows, r) => [Batch(rows, s).BackwardWeight(r[0], r[1]), Batch(rows, s).BackwardBias(r[1])],
            (team, rows, r, o, accumulate) =>
            {
                (float[] mean, float[] rstd) = Saved(s, rows, r[0].Span);
                BatchNorm.BackwardWeights(team, s, rows, r[0].Span, mean, rstd, r[1].Span, o[0].Span, o[1].Span, accumulate);
            }),
        ];
    }

    /// <summary>Inference with statistics that are read.</summary>
    public static KernelSpec Inference(BatchNormShape s, bool affine) => Spec(
        "batch norm inference", [new(s.Length), new(affine ? s.Channels : 0, false), new(affine ? s.Channels : 0, false), new(s.Channels, false), new(s.Channels, false)],
        [new(s.Length)], false, (random, _) => Math.Abs(KernelCheck.Normal(random)) + 0.1f, true,
        (_, r) =>
        [
            [.. r[0].Select((x, i) =>
            {
                int c = i / s.Inner % s.Channels;
                return Math.Max(0, ((x - r[3][c]) / Math.Sqrt(r[4][c] + s.Epsilon) * (affine ? r[1][c] : 1)) + (affine ? r[2][c] : 0));
            })],
        ],
        (team, rows, r, o, _) => BatchNorm.Forward(team, s, rows, r[0].Span, r[1].Span, r[2].Span, r[3].Span, r[4].Span, o[0].Span, default(Relu)));

    public static KernelSpec[] Of(LayerNormShape s, bool affine, Func<Random, int, float>? values = null)
    {
        Operand x = new(s.Count * s.Length);
        Operand w = new(affine ? s.Length : 0, PerSample: false);
        Operand all = new(s.Length, PerSample: false);
        string name = $"layer norm {s.Count} {s.Length}";
        return
        [
            Spec(name, [x, w, w], [x], false, values, true, (rows, r) => [Layer(rows, s, true).Forward(r[0], r[1], r[2])],
                (team, rows, r, o, _) => LayerNorm.Forward(team, s, rows, r[0].Span, r[1].Span, r[2].Span, o[0].Span)),
            Spec(name + " data", [x, w, x], [x], true, values, true, (rows, r) => [Layer(rows, s, true).BackwardData(r[0], r[1], r[2])],
                (team, rows, r, o, accumulate) => LayerNorm.BackwardData(team, s, rows, r[0].Span, r[1].Span, r[2].Span, o[0].Span, accumulate)),
            Spec(name + " weights", [x, x], [all, all], true, values, false,
                (rows, r) => [Layer(rows, s, true).BackwardWeight(r[0], r[1]), Layer(rows, s, true).BackwardBias(r[1])],
                (team, rows, r, o, accumulate) => LayerNorm.BackwardWeights(team, s, rows, r[0].Span, r[1].Span, o[0].Span, o[1].Span, accumulate)),
            Spec("rms of " + name, [x, w], [x], false, values, true, (rows, r) => [Layer(rows, s, false).Forward(r[0], r[1], [])],
                (team, rows, r, o, _) => RmsNorm.Forward(team, s, rows, r[0].Span, r[1].Span, o[0].Span)),
            Spec("rms data of " + name, [x, w, x], [x], true, values, true, (rows, r) => [Layer(rows, s, false).BackwardData(r[0], r[1], r[2])],
                (team, rows, r, o, accumulate) => RmsNorm.BackwardData(team, s, rows, r[0].Span, r[1].Span, r[2].Span, o[0].Span, accumulate)),
            Spec("rms weights of " + name, [x, x], [all], true, values, false, (rows, r) => [Layer(rows, s, false).BackwardWeight(r[0], r[1])],
                (team, rows, r, o, accumulate) => RmsNorm.BackwardWeights(team, s, rows, r[0].Span, r[1].Span, o[0].Span, accumulate)),
        ];
    }

    public static KernelSpec[] Of(GroupNormShape s, bool affine, Func<Random, int, float>? values = null)
    {
        Operand x = new(s.Length);
        Operand w = new(affine ? s.Channels : 0, PerSample: false);
        Operand all = new(s.Channels, PerSample: false);
        string name = $"group norm {s.Steps} {s.Groups} {s.Channels} {s.Inner}";
        return
        [
            Spec(name, [x, w, w], [x], false, values, true, (rows, r) => [Group(rows, s).Forward(r[0], r[1], r[2])],
                (team, rows, r, o, _) => GroupNorm.Forward(team, s, rows, r[0].Span, r[1].Span, r[2].Span, o[0].Span)),
            Spec(name + " data", [x, w, x], [x], true, values, true, (rows, r) => [Group(rows, s).BackwardData(r[0], r[1], r[2])],
                (team, rows, r, o, accumulate) => GroupNorm.BackwardData(team, s, rows, r[0].Span, r[1].Span, r[2].Span, o[0].Span, accumulate)),
            Spec(name + " weights", [x, x], [all, all], true, values, false, (rows, r) => [Group(rows, s).BackwardWeight(r[0], r[1]), Group(rows, s).BackwardBias(r[1])],
                (team, rows, r, o, accumulate) => GroupNorm.BackwardWeights(team, s, rows, r[0].Span, r[1].Span, o[0].Span, o[1].Span, accumulate)),
        ];
    }

    private static KernelSpec Spec(
        string name, Operand[] reads, Operand[] writes, bool accumulates, Func<Random, int, float>? values, bool alone, Func<int, double[][], double[][]> reference, KernelRun run) => new()
        {
            Name = name,
            Reads = reads,
            Writes = writes,
            Accumulates = accumulates,
            Values = values,
            RowsAreIndependent = alone,
            Reference = reference,
            Run = run,
        };

    // What the forward pass of training leaves for the backward pass; kept, so that a second run allocates nothing.
    [ThreadStatic]
    private static (float[] X, BatchNormShape Shape, float[] Mean, float[] Rstd)? saved;

    private static (float[] Mean, float[] Rstd) Saved(BatchNormShape s, int rows, Span<float> x)
    {
        if (saved is not { } last || last.Shape.Steps != s.Steps || last.Shape.Channels != s.Channels || !x.SequenceEqual(last.X))
        {
            float[] mean = new float[s.Channels];
            float[] rstd = new float[s.Channels];
            BatchNorm.ForwardTraining(default, s, rows, x, default, default, new float[x.Length], mean, rstd, default, default);
            saved = last = (x.ToArray(), s, mean, rstd);
        }

        return (last.Mean, last.Rstd);
    }
}
