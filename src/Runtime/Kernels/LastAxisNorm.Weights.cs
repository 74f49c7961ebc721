using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>The gradients of weight and bias: sums over all groups, block by block.</summary>
internal static unsafe partial class LastAxisNorm<TCentre>
{
    // Groups whose statistics are kept at once, on the stack.
    private const int Block = 256;

    public static void BackwardWeights(
        Team team, in LayerNormShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dweight, Span<float> dbias, bool accumulate)
    {
        Guard.Length(x.Length, (long)rows * shape.SampleLength);
        Guard.Length(dy.Length, x.Length);
        Guard.Length(dweight.Length, shape.Length);
        Guard.Length(dbias.Length, dbias.IsEmpty ? 0 : shape.Length);
        if (!accumulate)
        {
            dweight.Clear();
            dbias.Clear();
        }

        Statistics* statistics = stackalloc Statistics[Block];
        fixed (float* source = x, gradient = dy, weightTarget = dweight, biasTarget = dbias)
        {
            int groups = rows * shape.Count;
            for (int first = 0; first < groups; first += Block)
            {
                int count = Math.Min(Block, groups - first);
                nint at = (nint)first * shape.Length;
                long values = 2L * count * shape.Length;
                RangeJob.Run(team, count, values, new StatisticsJob(shape, source + at, statistics));
                RangeJob.Run(team, shape.Length, values, new WeightsJob(shape, source + at, gradient + at, statistics, count, weightTarget, biasTarget));
            }
        }
    }

    private struct Statistics
    {
        public double Centre;
        public double Scale;
    }

    private readonly struct StatisticsJob(LayerNormShape shape, float* x, Statistics* statistics) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            for (int group = from; group < to; group++)
            {
                float* source = x + ((nint)group * shape.Length);
                double centre = TCentre.Centre(source, shape.Length);
                statistics[group] = new() { Centre = centre, Scale = Scale(shape, source, centre) };
            }
        }
    }

    // An item is one place of the group; a place's sum goes over the groups in order, alone or in a lane.
    private readonly struct WeightsJob(LayerNormShape shape, float* x, float* dy, Statistics* statistics, int groups, float* dweight, float* dbias) : IRangeJob
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to)
        {
            int j = from;
            for (; j <= to - 4; j += 4)
            {
                Four(j);
            }

            for (; j < to; j++)
            {
                One(j);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Four(int j)
        {
            Vector256<double> sum = default;
            Vector256<double> product = default;
            float* value = x + j;
            float* gradient = dy + j;
            for (int group = 0; group < groups; group++, value += shape.Length, gradient += shape.Length)
            {
                Vector256<double> g = DoubleSums.Widen(gradient);
                sum += g;
                product += g * ((DoubleSums.Widen(value) - Vector256.Create(statistics[group].Centre)) * statistics[group].Scale);
            }

            for (int k = 0; k < 4; k++)
            {
                Add(j + k, sum[k], product[k]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void One(int j)
        {
            (double sum, double product) = (0, 0);
            for (int group = 0; group < groups; group++)
            {
                nint at = ((nint)group * shape.Length) + j;
                sum += dy[at];
                product += dy[at] * ((x[at] - statistics[group].Centre) * statistics[group].Scale);
            }

            Add(j, sum, product);
        }

        private void Add(int j, double sum, double product)
        {
            dweight[j] += (float)product;
            if (dbias != null)
            {
                dbias[j] += (float)sum;
            }
        }
    }
}
