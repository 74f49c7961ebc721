using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// e^x over the sum of e^x of the channels at the same position. The largest is subtracted first, so that no finite input overflows. As torch.softmax: a position
/// with a NaN, a +∞, or nothing but -∞ is NaN throughout; a single -∞ gives 0. Relative error at most 5 ulp and one for each 32 channels.
/// </summary>
public static unsafe class Softmax
{
    /// <summary>y = softmax(x). <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A span has not rows · shape.Length values, or they overlap without being the same.</exception>
    public static void Forward(Team team, in ChannelShape shape, int rows, ReadOnlySpan<float> x, Span<float> y)
    {
        Guard.Length(x.Length, (long)rows * shape.Length);
        Guard.Length(y.Length, x.Length);
        Guard.SameOrApart(x, y);
        ChannelGroups.Run<ForwardOperation>(team, shape, rows, x, default, y, accumulate: false);
    }

    /// <summary>dx = y · (dy - Σ y · dy), added to dx if <paramref name="accumulate"/>. <paramref name="dx"/> may be the same span as <paramref name="dy"/>.</summary>
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
            float sum = SoftmaxParts.SumOfExponentials<TV>(a, SoftmaxParts.Largest<TV>(a, channels), target, channels);
            for (int i = 0; i < channels; i += TV.Count)
            {
                ChannelGroups.Store(ChannelGroups.Load<TV>(target + i, channels - i) * TV.Create(1f / sum), target + i, channels - i, accumulate: false);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Columns<TV>(float* a, float* b, float* target, int channels, int stride, int count, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            TV largest = SoftmaxParts.LargestOfColumns<TV>(a, channels, stride, count);
            TV scale = TV.Create(1f) / SoftmaxParts.SumOfExponentialsOfColumns(a, largest, target, channels, stride, count);
            for (int channel = 0; channel < channels; channel++, target += stride)
            {
                ChannelGroups.Store(ChannelGroups.Load<TV>(target, count) * scale, target, count, accumulate: false);
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
                sum = TV.MultiplyAdd(ChannelGroups.Load<TV>(a + i, channels - i), ChannelGroups.Load<TV>(b + i, channels - i), sum);
            }

            TV mean = TV.Create(TV.Sum(sum));
            for (int i = 0; i < channels; i += TV.Count)
            {
                TV gradient = ChannelGroups.Load<TV>(a + i, channels - i) * (ChannelGroups.Load<TV>(b + i, channels - i) - mean);
                ChannelGroups.Store(gradient, target + i, channels - i, accumulate);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Columns<TV>(float* a, float* b, float* target, int channels, int stride, int count, bool accumulate)
            where TV : struct, ISimd<TV>
        {
            TV mean = TV.Create(0f);
            for (nint i = 0; i < (nint)channels * stride; i += stride)
            {
                mean = TV.MultiplyAdd(ChannelGroups.Load<TV>(a + i, count), ChannelGroups.Load<TV>(b + i, count), mean);
            }

            for (nint i = 0; i < (nint)channels * stride; i += stride)
            {
                ChannelGroups.Store(ChannelGroups.Load<TV>(a + i, count) * (ChannelGroups.Load<TV>(b + i, count) - mean), target + i, count, accumulate);
            }
        }
    }
}
