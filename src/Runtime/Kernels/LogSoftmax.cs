using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// x - ln Σ e^x over the channels at the same position. The largest is subtracted first, so that no finite input overflows. As torch.log_softmax: a position
/// with a NaN, a +∞, or nothing but -∞ is NaN throughout; a single -∞ stays -∞, and so does a value that lies more than the range of floats below the largest.
/// </summary>
public static unsafe class LogSoftmax
{
    /// <summary>y = log_softmax(x). <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or they overlap without being the same.</exception>
    public static void Forward(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        ChannelGroups.Run<ForwardOperation>(team, shape, rows, x, default, y, accumulate: false);
    }

    /// <summary>dx = dy - eʸ · Σ dy, added to dx if <paramref name="accumulate"/>. <paramref name="dx"/> may be the same span as <paramref name="dy"/>.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or dx overlaps another without being the same.</exception>
    public static void Backward(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        Guard.Length(y.Length, (long)rows * shape.Length);
        Guard.Length(dy.Length, y.Length);
        Guard.Length(dx.Length, y.Length);
        Guard.SameOrApart(y, dx);
        Guard.SameOrApart(dy, dx);
        ChannelGroups.Run<BackwardOperation>(team, shape, rows, y, dy, dx, accumulate);
    }

    internal readonly struct ForwardOperation : ChannelGroups.IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Line<TV>(float* a, float* b, float* target, int channels, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            float largest = SoftmaxParts.Largest<TV>(a, channels);
            float log = VectorMath.Log(new Simd1(SoftmaxParts.SumOfExponentials<TV>(a, largest, null, channels))).Value;
            for (int i = 0; i < channels; i += TV.Count)
            {
                ChannelGroups.Store(ChannelGroups.Load<TV>(a + i, channels - i) - TV.Create(largest) - TV.Create(log), target + i, channels - i, accumulate: false);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Columns<TV>(float* a, float* b, float* target, int channels, int stride, int count, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            TV largest = SoftmaxParts.LargestOfColumns<TV>(a, channels, stride, count);
            TV log = VectorMath.Log(SoftmaxParts.SumOfExponentialsOfColumns(a, largest, null, channels, stride, count));
            for (nint i = 0; i < (nint)channels * stride; i += stride)
            {
                ChannelGroups.Store(ChannelGroups.Load<TV>(a + i, count) - largest - log, target + i, count, accumulate: false);
            }
        }
    }

    internal readonly struct BackwardOperation : ChannelGroups.IOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Line<TV>(float* a, float* b, float* target, int channels, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            TV sum = TV.Create(0f);
            for (int i = 0; i < channels; i += TV.Count)
            {
                sum += ChannelGroups.Load<TV>(b + i, channels - i);
            }

            TV minus = TV.Create(-TV.Sum(sum));
            for (int i = 0; i < channels; i += TV.Count)
            {
                TV p = VectorMath.Exp(ChannelGroups.Load<TV>(a + i, channels - i));
                ChannelGroups.Store(TV.MultiplyAdd(p, minus, ChannelGroups.Load<TV>(b + i, channels - i)), target + i, channels - i, accumulate);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Columns<TV>(float* a, float* b, float* target, int channels, int stride, int count, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            TV minus = TV.Create(0f);
            for (nint i = 0; i < (nint)channels * stride; i += stride)
            {
                minus -= ChannelGroups.Load<TV>(b + i, count);
            }

            for (nint i = 0; i < (nint)channels * stride; i += stride)
            {
                TV p = VectorMath.Exp(ChannelGroups.Load<TV>(a + i, count));
                ChannelGroups.Store(TV.MultiplyAdd(p, minus, ChannelGroups.Load<TV>(b + i, count)), target + i, count, accumulate);
            }
        }
    }
}
