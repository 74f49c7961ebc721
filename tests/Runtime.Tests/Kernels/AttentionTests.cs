using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Attention of whole sequences against its definition.</summary>
public class AttentionTests
{
    /// <summary>Steps, memory steps, heads, size, causal: around the blocks of queries (16 and 32), the pieces of keys (256; 128 in backward), vectors and tiles.</summary>
    public static TheoryData<int, int, int, int, bool> Sizes => new()
    {
        { 1, 1, 1, 1, false },
        { 1, 7, 2, 3, false },
        { 5, 5, 4, 4, true },
        { 16, 17, 3, 8, false },
        { 17, 16, 1, 20, false },
        { 33, 33, 2, 16, true },
        { 64, 64, 8, 16, false },
        { 40, 300, 2, 33, false },
        { 70, 600, 1, 5, false },
        { 290, 290, 2, 12, true },
        { 3, 260, 2, 64, false },
        { 48, 48, 16, 64, true },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Results_are_those_of_the_definition(int steps, int memorySteps, int heads, int size, bool causal)
    {
        AttentionShape shape = new(steps, memorySteps, heads, size, causal, 0, 0);
        KernelCheck.All(AttentionSpecs.Forward(shape, rows: 2, ragged: false, training: false), rows: 2, seed: 1);
        KernelCheck.All(AttentionSpecs.Forward(shape, rows: 4, ragged: true, training: false), rows: 4, seed: 2);
        KernelCheck.All(AttentionSpecs.Forward(shape, rows: 3, ragged: true, training: true), rows: 3, seed: 3);
        KernelCheck.All(AttentionSpecs.Weights(shape, rows: 3, ragged: true), rows: 3, seed: 4);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Gradients_are_those_of_the_definition(int steps, int memorySteps, int heads, int size, bool causal)
    {
        AttentionShape shape = new(steps, memorySteps, heads, size, causal, 0, 0);
        KernelCheck.All(AttentionSpecs.Backward(shape, rows: 2, ragged: false), rows: 2, seed: 5);
        KernelCheck.All(AttentionSpecs.Backward(shape, rows: 3, ragged: true), rows: 3, seed: 6);
    }

    /// <summary>Rates whose thresholds are exact, so that the definition draws as the kernel does.</summary>
    [Theory]
    [InlineData(0.25f, false)]
    [InlineData(0.5f, true)]
    [InlineData(1f, false)]
    public void Dropout_draws_for_each_weight_and_backward_draws_the_same(float rate, bool causal)
    {
        foreach ((int steps, int memorySteps, int heads) in new[] { (5, 5, 1), (20, 20, 3), (70, 70, 2), (33, causal ? 33 : 280, 2) })
        {
            AttentionShape shape = new(steps, memorySteps, heads, 6, causal, rate, 9);
            KernelCheck.All(AttentionSpecs.Forward(shape, rows: 3, ragged: true, training: true), rows: 3, seed: 7);
            KernelCheck.All(AttentionSpecs.Backward(shape, rows: 3, ragged: true), rows: 3, seed: 8);
        }
    }

    /// <summary>The written-out gradients that the kernels are held against, by central differences.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 0.5f)]
    public void The_reference_gradients_are_slopes(bool causal, float rate)
    {
        AttentionShape shape = new(4, causal ? 4 : 6, 2, 3, causal, rate, 2);
        AttentionReference reference = new(shape, AttentionSpecs.Key);
        int[] lengths = [shape.MemorySteps, 2];
        KernelSpec spec = AttentionSpecs.Backward(shape, rows: 2, ragged: true);
        double[][] r = Array.ConvertAll(KernelCheck.Draw(spec, 2, seed: 9), KernelCheck.Widen), gradients = reference.Backward(2, r[0], r[1], r[2], lengths, r[4]);
        Differences.Agree(Differences.Gradient(q => reference.Forward(2, q, r[1], r[2], lengths), r[0], r[4]), gradients[0], "dq");
        Differences.Agree(Differences.Gradient(k => reference.Forward(2, r[0], k, r[2], lengths), r[1], r[4]), gradients[1], "dk");
        Differences.Agree(Differences.Gradient(v => reference.Forward(2, r[0], r[1], v, lengths), r[2], r[4]), gradients[2], "dv");
    }

    /// <summary>Scores of several hundred, whose exponentials no float holds.</summary>
    [Fact]
    public void Large_scores_do_not_overflow()
    {
        AttentionShape shape = new(40, 300, 1, 4, false, 0, 0);
        AttentionReference reference = new(shape);
        float[] q = Floats.Uniform(40 * 4, 1, -100, 100), k = Floats.Uniform(300 * 4, 2, -20, 20), v = Floats.Uniform(300 * 4, 3), y = new float[q.Length];
        Attention.Forward(Team.Alone, in shape, 1, q, k, v, default, y, AttentionSpecs.Work(AttentionSizes.Forward(40, 300, 1, 4)));

        // A score of 4,000 is off by 4,000 · 2⁻²³ or so, and each weight by as much.
        Floats.AssertClose(reference.Forward(1, KernelCheck.Widen(q), KernelCheck.Widen(k), KernelCheck.Widen(v), []), y, "large scores", relative: 2e-3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keys_beyond_a_length_are_not_read(bool causal)
    {
        const int Steps = 37;
        AttentionShape shape = new(Steps, Steps, 2, 5, causal, 0.5f, 1);
        int[] lengths = [20, 1];
        float[] q = Floats.Uniform(2 * Steps * 10, 1), k = Floats.Uniform(q.Length, 2), v = Floats.Uniform(q.Length, 3), dy = Floats.Uniform(q.Length, 4);
        float[][] clean = Everything(shape, lengths, q, k, v, dy);
        for (int i = 0; i < k.Length; i++)
        {
            if (i / 10 % Steps >= lengths[i / (Steps * 10)])
            {
                (k[i], v[i]) = (float.NaN, float.NaN);
            }
        }

        float[][] poisoned = Everything(shape, lengths, q, k, v, dy);
        for (int i = 0; i < clean.Length; i++)
        {
            Floats.SameBits(clean[i], poisoned[i], $"output {i}");
        }

        // Gradients there are zeros.
        Assert.DoesNotContain(poisoned[3].AsSpan(20 * 10, 17 * 10).ToArray(), value => value != 0);
        Assert.DoesNotContain(poisoned[4].AsSpan(38 * 10).ToArray(), value => value != 0);

        // Negative control: a NaN within the length shows.
        k[0] = float.NaN;
        Assert.Contains(Everything(shape, lengths, q, k, v, dy)[0], float.IsNaN);
    }

    [Fact]
    public void A_query_without_keys_gets_zeros()
    {
        AttentionShape shape = new(20, 9, 2, 5, false, 0, 0);
        int[] lengths = [0, 9, 0];
        float[] q = Floats.Uniform(3 * 20 * 10, 1), k = Floats.Uniform(3 * 9 * 10, 2), v = Floats.Uniform(k.Length, 3);
        k.AsSpan(0, 90).Fill(float.NaN);
        foreach (float[] output in Everything(shape, lengths, q, k, v, Floats.Uniform(q.Length, 4)))
        {
            Assert.DoesNotContain(output, value => !float.IsFinite(value));
            Assert.DoesNotContain(output[..(output.Length / 3)], value => value != 0);
            Assert.Contains(output[(output.Length / 3)..(output.Length * 2 / 3)], value => value != 0);
        }

        // The same where every score is -∞.
        k.AsSpan().Fill(float.NegativeInfinity);
        q.AsSpan().Fill(1);
        float[] y = new float[q.Length];
        Attention.Forward(Team.Alone, in shape, 3, q, k, v, default, y, AttentionSpecs.Work(AttentionSizes.Forward(20, 9, 2, 5)));
        Assert.DoesNotContain(y, value => value != 0);
    }

    /// <summary>Negative control: one key that is a tenth off is seen.</summary>
    [Fact]
    public void The_checks_see_one_wrong_key()
    {
        KernelSpec spec = AttentionSpecs.Forward(new AttentionShape(33, 70, 2, 16, false, 0, 0), rows: 1, ragged: false, training: false);
        float[][] reads = KernelCheck.Draw(spec, 1, seed: 10);
        double[] expected = spec.Reference(1, Array.ConvertAll(reads, KernelCheck.Widen))[0];
        reads[1][40] += 0.1f;
        Assert.False(Floats.Close(expected, KernelCheck.RunOnce(spec, Team.Alone, 1, reads, start: null)[0]));
    }

    [Fact]
    public void Wrong_lengths_are_refused_by_name()
    {
        AttentionShape shape = new(4, 6, 2, 8, false, 0, 0);
        float[] q = new float[2 * 4 * 16], k = new float[2 * 6 * 16], work = new float[AttentionSizes.Forward(4, 6, 2, 8).PerWorker];
        void Run(float[] q, float[] k, float[] v, int[] lengths, float[] y, float[] work) => Attention.Forward(Team.Alone, in shape, 2, q, k, v, lengths, y, work);
        float[] y = new float[q.Length];
        Run(q, k, k, [6, 0], y, work);
        Assert.Equal("q", Assert.Throws<ArgumentException>(() => Run(q[1..], k, k, [], y, work)).ParamName);
        Assert.Equal("k", Assert.Throws<ArgumentException>(() => Run(q, q, k, [], y, work)).ParamName);
        Assert.Equal("v", Assert.Throws<ArgumentException>(() => Run(q, k, q, [], y, work)).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => Run(q, k, k, [], k, work)).ParamName);
        Assert.Equal("work", Assert.Throws<ArgumentException>(() => Run(q, k, k, [], y, work[1..])).ParamName);
        Assert.Equal("lengths", Assert.Throws<ArgumentException>(() => Run(q, k, k, [1], y, work)).ParamName);
        Assert.Contains("0 to 6", Assert.Throws<ArgumentOutOfRangeException>(() => Run(q, k, k, [7, 1], y, work)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(q, k, k, [6, -1], y, work));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AttentionShape(4, 6, 2, 8, false, 1.5f, 0));
    }

    // y, sums of a query that sees something, dq, dk, dv.
    private static float[][] Everything(AttentionShape shape, int[] lengths, float[] q, float[] k, float[] v, float[] dy)
    {
        int rows = lengths.Length;
        float[] y = new float[q.Length], sums = new float[rows * shape.Heads * shape.Steps], inferred = new float[q.Length], dq = new float[q.Length], dk = new float[k.Length], dv = new float[v.Length];
        float[] work = AttentionSpecs.Work(AttentionSizes.Backward(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size)), training = AttentionSpecs.Work(AttentionSizes.Training(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size));
        Attention.Forward(Team.Alone, in shape, rows, q, k, v, lengths, inferred, training);
        Attention.ForwardTraining(Team.Alone, in shape, rows, q, k, v, lengths, y, sums, training, in AttentionSpecs.Key);
        Attention.Backward(Team.Alone, in shape, rows, q, k, v, y, sums, lengths, dy, dq, dk, dv, work, in AttentionSpecs.Key);
        return [inferred, y, dq, dk, dv];
    }
}
