using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>A vector for each token, as torch.nn.Embedding. Tokens [rows, steps], weight [vocabulary, width], vectors [rows, steps, width]. Allocates nothing.</summary>
public static unsafe class Embedding
{
    /// <summary>y = scale · weight[token]: one rounding.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary; nothing has been written.</exception>
    public static void Forward(Team team, in EmbeddingShape shape, int rows, ReadOnlySpan<int> tokens, ReadOnlySpan<float> weight, Span<float> y)
    {
        Check(in shape, rows, tokens, weight.Length, y.Length);
        fixed (int* token = tokens)
        fixed (float* from = weight, to = y)
        {
            RangeJob.Run(team, tokens.Length, y.Length, new ForwardJob(shape, token, from, to));
        }
    }

    /// <summary>dweight[token] = Σ scale · dy over the places of the token, in their order; added to dweight when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary; nothing has been written.</exception>
    public static void BackwardWeights(Team team, in EmbeddingShape shape, int rows, ReadOnlySpan<int> tokens, ReadOnlySpan<float> dy, Span<float> dweight, bool accumulate)
    {
        Check(in shape, rows, tokens, dweight.Length, dy.Length);
        if (!accumulate)
        {
            dweight.Clear();
        }

        fixed (int* token = tokens)
        fixed (float* from = dy, to = dweight)
        {
            // Columns are shared out, so that the order of a sum is that of the places for any team.
            RangeJob.Run(team, shape.Width, dy.Length, new BackwardJob(shape, token, tokens.Length, from, to));
        }
    }

    private static void Check(in EmbeddingShape shape, int rows, ReadOnlySpan<int> tokens, int weightLength, int yLength)
    {
        long places = (long)rows * shape.Steps;
        Guard.Length(tokens.Length, places);
        Guard.Length(weightLength, (long)shape.Vocabulary * shape.Width, "weight");
        Guard.Length(yLength, places * shape.Width, "y");
        Guard.Tokens(tokens, shape.Vocabulary);
    }

    private readonly struct ForwardJob(EmbeddingShape shape, int* tokens, float* weight, float* y) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int width = shape.Width;
            for (int place = from; place < to; place++)
            {
                ReadOnlySpan<float> vector = new(weight + ((nint)tokens[place] * width), width);
                Span<float> target = new(y + ((nint)place * width), width);
                if (shape.Scale == 1)
                {
                    vector.CopyTo(target);
                }
                else
                {
                    TensorPrimitives.Multiply(vector, shape.Scale, target);
                }
            }
        }
    }

    private readonly struct BackwardJob(EmbeddingShape shape, int* tokens, int places, float* dy, float* dweight) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int width = shape.Width;
            for (int place = 0; place < places; place++)
            {
                if (tokens[place] == shape.Padding)
                {
                    continue;
                }

                Span<float> sum = new(dweight + ((nint)tokens[place] * width) + from, to - from);
                ReadOnlySpan<float> gradient = new(dy + ((nint)place * width) + from, to - from);
                if (shape.Scale == 1)
                {
                    TensorPrimitives.Add(sum, gradient, sum);
                }
                else
                {
                    TensorPrimitives.MultiplyAddEstimate(gradient, shape.Scale, sum, sum);
                }
            }
        }
    }
}
