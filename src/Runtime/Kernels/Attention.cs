using System;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Scaled dot-product attention of several heads (Vaswani et al. 2017, Attention is all you need, §3.2): y = softmax(q kᵀ / √size) v for each head, as torch.nn.functional.scaled_dot_product_attention on
/// the heads of q and y [rows, steps, heads · size], k and v [rows, memory steps, heads · size].
/// <para>Never more scores in memory than those of a few queries and keys. Keys and values beyond a row's length are not read; a query without keys gets zeros. Error of y: that of a score, at most γ · Σ|q·k| · scale
/// with γ = n·u / (1 − n·u), n = size, u = 2⁻²⁴, as a relative error of each weight, and γ · Σ|v| for n keys (Higham 2002, §3.1). The same bits for any batch and any number of threads. Spans must not overlap
/// unless a method says so. Allocates nothing.</para>
/// </summary>
public static unsafe partial class Attention
{
    /// <summary>y, without dropout.</summary>
    /// <param name="team">Who works; blocks of queries of all heads are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, steps, heads · size].</param>
    /// <param name="k">[rows, memory steps, heads · size].</param>
    /// <param name="v">[rows, memory steps, heads · size].</param>
    /// <param name="lengths">How many keys of each row are there, 0 to memory steps, or empty where all are.</param>
    /// <param name="y">[rows, steps, heads · size], written.</param>
    /// <param name="work">Scratch.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward(Team team, in AttentionShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, ReadOnlySpan<int> lengths, Span<float> y, Span<float> work)
    {
        WorkLength length = AttentionSizes.Forward(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size);
        Check(in shape, rows, q.Length, k.Length, v.Length, lengths);
        Run(team, in shape, rows, q, k, v, lengths, y, default, work, length, default);
    }

    /// <summary>y, with dropout, and what <see cref="Backward"/> reads.</summary>
    /// <param name="team">Who works; blocks of queries of all heads are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, steps, heads · size].</param>
    /// <param name="k">[rows, memory steps, heads · size].</param>
    /// <param name="v">[rows, memory steps, heads · size].</param>
    /// <param name="lengths">How many keys of each row are there, 0 to memory steps, or empty where all are.</param>
    /// <param name="y">[rows, steps, heads · size], written.</param>
    /// <param name="sums">[rows, heads, steps]: the logarithm of the sum of each query's exponentials is written.</param>
    /// <param name="work">Scratch.</param>
    /// <param name="key">What the draws of dropout depend on.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void ForwardTraining(
        Team team, in AttentionShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, ReadOnlySpan<int> lengths, Span<float> y, Span<float> sums, Span<float> work, in RandomKey key)
    {
        WorkLength length = AttentionSizes.Training(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size);
        Check(in shape, rows, q.Length, k.Length, v.Length, lengths);
        Guard.Length(sums.Length, (long)rows * shape.Heads * shape.Steps);
        Run(team, in shape, rows, q, k, v, lengths, y, sums, work, length, CounterRandom.Key(key.Seed, RandomPurpose.Dropout, key.Step, shape.Dropout.Layer));
    }

    /// <summary>Gradients with respect to queries, keys and values. Those beyond a length are 0.</summary>
    /// <param name="team">Who works; heads of all rows are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, steps, heads · size].</param>
    /// <param name="k">[rows, memory steps, heads · size].</param>
    /// <param name="v">[rows, memory steps, heads · size].</param>
    /// <param name="y">From <see cref="ForwardTraining"/>.</param>
    /// <param name="sums">From <see cref="ForwardTraining"/>.</param>
    /// <param name="lengths">Those of the forward pass.</param>
    /// <param name="dy">[rows, steps, heads · size].</param>
    /// <param name="dq">[rows, steps, heads · size], written.</param>
    /// <param name="dk">[rows, memory steps, heads · size], written.</param>
    /// <param name="dv">[rows, memory steps, heads · size], written.</param>
    /// <param name="work">Scratch.</param>
    /// <param name="key">That of the forward pass.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Backward(
        Team team, in AttentionShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, ReadOnlySpan<float> y, ReadOnlySpan<float> sums, ReadOnlySpan<int> lengths,
        ReadOnlySpan<float> dy, Span<float> dq, Span<float> dk, Span<float> dv, Span<float> work, in RandomKey key)
    {
        WorkLength length = AttentionSizes.Backward(shape.Steps, shape.MemorySteps, shape.Heads, shape.Size);
        Check(in shape, rows, q.Length, k.Length, v.Length, lengths);
        Guard.Length(y.Length, q.Length);
        Guard.Length(sums.Length, (long)rows * shape.Heads * shape.Steps);
        Guard.Length(dy.Length, q.Length);
        Guard.Length(dq.Length, q.Length);
        Guard.Length(dk.Length, k.Length);
        Guard.Length(dv.Length, v.Length);
        Guard.AtLeast(work.Length, length.PerWorker);
        fixed (float* queries = q, keys = k, values = v, result = y, logarithms = sums, gradient = dy, ofQueries = dq, ofKeys = dk, ofValues = dv, scratch = work)
        fixed (int* present = lengths)
        {
            AttentionBackward attention = new()
            {
                Shape = shape, Rows = rows, Q = queries, K = keys, V = values, Y = result, Sums = logarithms, Lengths = present, Dy = gradient, Dq = ofQueries, Dk = ofKeys, Dv = ofValues,
                Work = scratch, WorkLength = (nint)length.PerWorker, Key = CounterRandom.Key(key.Seed, RandomPurpose.Dropout, key.Step, shape.Dropout.Layer),
            };
            attention.Run(team, work.Length);
        }
    }

    private static void Check(in AttentionShape shape, int rows, int q, int k, int v, ReadOnlySpan<int> lengths)
    {
        Guard.Length(q, (long)rows * shape.Steps * shape.Width);
        Guard.Length(k, (long)rows * shape.MemorySteps * shape.Width);
        Guard.Length(v, k);
        Guard.Lengths(lengths, rows, shape.MemorySteps, least: 0);
    }

    private static void Run(
        Team team, in AttentionShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, ReadOnlySpan<int> lengths, Span<float> y, Span<float> sums, Span<float> work,
        WorkLength length, ulong key)
    {
        Guard.Length(y.Length, q.Length);
        Guard.AtLeast(work.Length, length.PerWorker);
        fixed (float* queries = q, keys = k, values = v, result = y, logarithms = sums, scratch = work)
        fixed (int* present = lengths)
        {
            AttentionForward attention = new()
            {
                Shape = shape, Rows = rows, Q = queries, K = keys, V = values, Lengths = present, Y = result, Sums = logarithms, Work = scratch, WorkLength = (nint)length.PerWorker, Key = key,
            };
            attention.Run(team, work.Length);
        }
    }
}
