using System;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Randomness;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sets values to zero at random and multiplies the rest by 1 / (1 - rate), in training only (Srivastava et al. 2014). As torch.nn.Dropout: a dropped NaN or ∞
/// becomes NaN. Whether element i of a sample is dropped depends on (seed, step, layer, sample, i) alone, so that backward draws again what forward drew.
/// </summary>
public static unsafe class Dropout
{
    // Factors are drawn into this much of the stack at a time; a multiple of 16, which are drawn together.
    private const int Chunk = 512;

    /// <summary>y = x · factor. <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or they overlap without being the same.</exception>
    public static void Forward(Team team, in DropoutShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, in RandomKey key) =>
        Run(team, shape, rows, x, y, accumulate: false, key);

    /// <summary>dx = dy · factor with the factors that forward drew, added to dx if <paramref name="accumulate"/>. The two may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or they overlap without being the same.</exception>
    public static void Backward(Team team, in DropoutShape shape, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate, in RandomKey key) =>
        Run(team, shape, rows, dy, dx, accumulate, key);

    private static void Run(Team team, in DropoutShape shape, int rows, ReadOnlySpan<float> x, Span<float> y, bool accumulate, in RandomKey key)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        ulong drawKey = CounterRandom.Key(key.Seed, RandomPurpose.Dropout, key.Step, shape.Layer);
        if (!Parts.Worthwhile(team, x.Length))
        {
            Range(shape, drawKey, x, y, 0, accumulate);
            return;
        }

        fixed (float* px = x, py = y)
        {
            Job job = new() { Shape = shape, Key = drawKey, X = px, Y = py, Length = x.Length, Accumulate = accumulate };
            team.Run(Parts.Count(x.Length), &Part, &job);
        }
    }

    private static void Part(int part, int worker, void* context)
    {
        ref Job job = ref *(Job*)context;
        (int start, int count) = Parts.Range(part, job.Length);
        Range(job.Shape, job.Key, new ReadOnlySpan<float>(job.X + start, count), new Span<float>(job.Y + start, count), start, job.Accumulate);
    }

    /// <summary>Values from number <paramref name="start"/> of the batch on.</summary>
    private static void Range(in DropoutShape shape, ulong key, ReadOnlySpan<float> x, Span<float> y, int start, bool accumulate)
    {
        Span<float> factors = stackalloc float[Chunk];
        for (int i = 0; i < x.Length;)
        {
            (int sample, int element) = Math.DivRem(start + i, shape.Length);
            int count = Math.Min(Chunk, Math.Min(shape.Length - element, x.Length - i));
            if (shape.Threshold == 0)
            {
                factors[..count].Fill(shape.Scale);
            }
            else
            {
                DropoutFactors.Fill(shape, key, (ulong)sample, element, factors[..count]);
            }

            Multiplication.Run(ref MemoryMarshal.GetReference(x[i..]), ref MemoryMarshal.GetReference(factors), ref MemoryMarshal.GetReference(y[i..]), count, accumulate);
            i += count;
        }
    }

    private struct Job
    {
        public DropoutShape Shape;
        public ulong Key;
        public float* X;
        public float* Y;
        public int Length;
        public bool Accumulate;
    }
}
