using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The weights themselves, for those who want to see them.</summary>
public static unsafe partial class Attention
{
    /// <summary>softmax(q kᵀ / √size) of each head; 0 for keys that a query does not see.</summary>
    /// <param name="team">Who works; queries are shared out.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="q">[rows, steps, heads · size].</param>
    /// <param name="k">[rows, memory steps, heads · size].</param>
    /// <param name="lengths">How many keys of each row are there, 0 to memory steps, or empty where all are.</param>
    /// <param name="weights">[rows, heads, steps, memory steps], written.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Weights(Team team, in AttentionShape shape, int rows, ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<int> lengths, Span<float> weights)
    {
        Check(in shape, rows, q.Length, k.Length, k.Length, lengths);
        Guard.Length(weights.Length, (long)rows * shape.Heads * shape.Steps * shape.MemorySteps);
        fixed (float* queries = q, keys = k, target = weights)
        fixed (int* present = lengths)
        {
            int lines = rows * shape.Heads * shape.Steps;
            long values = (long)lines * shape.MemorySteps * shape.Size;
            if (Vector512.IsHardwareAccelerated)
            {
                RangeJob.Run(team, lines, values, new WeightLines<Simd16>(shape, queries, keys, present, target));
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                RangeJob.Run(team, lines, values, new WeightLines<Pair<Simd8>>(shape, queries, keys, present, target));
            }
            else
            {
                RangeJob.Run(team, lines, values, new WeightLines<Pair<Pair<Simd4>>>(shape, queries, keys, present, target));
            }
        }
    }

    /// <summary>Items are the queries of all heads.</summary>
    private readonly struct WeightLines<TV>(AttentionShape shape, float* q, float* k, int* lengths, float* weights) : IRangeJob
        where TV : struct, ISimd<TV>
    {
        public void Run(int from, int to)
        {
            for (int line = from; line < to; line++)
            {
                int step = line % shape.Steps, head = line / shape.Steps % shape.Heads, sample = line / (shape.Steps * shape.Heads);
                int keys = shape.Visible(lengths == null ? shape.MemorySteps : lengths[sample], step + 1);
                float* target = weights + ((nint)line * shape.MemorySteps);
                float* query = q + ((((nint)sample * shape.Steps) + step) * shape.Width) + (head * shape.Size);
                float* key = k + ((nint)sample * shape.MemorySteps * shape.Width) + (head * shape.Size);
                for (int i = 0; i < keys; i++, key += shape.Width)
                {
                    target[i] = shape.Scale * Dot(query, key, shape.Size);
                }

                Softmax.ForwardOperation.Line<TV>(target, null, target, keys, accumulate: false);
                Copy.Zeros(target + keys, shape.MemorySteps - keys);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Dot(float* a, float* b, int length)
        {
            TV sum = TV.Create(0);
            for (int i = 0; i < length; i += TV.Count)
            {
                sum = TV.MultiplyAdd(ChannelGroups.Load<TV>(a + i, length - i), ChannelGroups.Load<TV>(b + i, length - i), sum);
            }

            return TV.Sum(sum);
        }
    }
}
