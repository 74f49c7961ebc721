using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Loops;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Convolution along a sequence [steps, channels] in which no step sees a later one, in groups perhaps: y[t] = activation(b + Σ W[tap] x[t − (taps − 1 − tap) · dilation]). The weight is PyTorch's, [filters, channels / groups, taps].
/// <para>A product for each tap and group; where each feature sees itself alone, a multiplication of vectors. Each sum is taken from the bias on, tap after tap, oldest first, in the order of channels, whether all steps are there (<see cref="Forward"/>) or one comes after the other
/// (<see cref="Step"/>): the same bits. Error of each sum: at most γ · (|b| + Σ|w·x|) with γ = n·u / (1 − n·u), n terms, u = 2⁻²⁴ (Higham 2002, §3.1).</para>
/// </summary>
public static unsafe class CausalConv
{
    /// <summary>
    /// Packs <paramref name="weight"/> [filters, channels / groups, taps] into <paramref name="panels"/> [tap][group][panel][channel][32], the last panel of each group filled with zeros; [tap][channel] where each
    /// feature sees itself alone.
    /// </summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/>.</exception>
    public static void Pack(Team team, in CausalConvShape shape, ReadOnlySpan<float> weight, Span<float> panels)
    {
        Guard.Length(weight.Length, (long)shape.Filters * (shape.Channels / shape.Groups) * shape.Taps);
        Guard.Length(panels.Length, shape.PanelLength);
        panels.Clear();
        fixed (float* from = weight, to = panels)
        {
            RangeJob.Run(team, shape.Filters, 8L * weight.Length, new Packing(shape, from, to));
        }
    }

    /// <summary>All steps. <paramref name="bias"/> is [filters] or empty; y must not overlap the inputs.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Forward<TActivation>(Team team, in CausalConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> panels, ReadOnlySpan<float> bias, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check(in shape, (long)rows * shape.Steps, x.Length, panels.Length, bias.Length, y.Length);
        fixed (float* from = x, weight = panels, start = bias, to = y)
        {
            // A multiply-add takes a tenth of the time of a value that is touched.
            long work = rows * (long)shape.Steps * (shape.Channels / shape.Groups) * shape.Filters * shape.Taps / 10;
            RangeJob.Run(team, rows * shape.Steps, work, new Steps(shape, from, weight, start, to));
        }

        Activate(team, y, activation);
    }

    /// <summary>One step of every row: x and y are [rows, 1, features]. <paramref name="window"/> is [rows, <see cref="CausalConvShape.WindowLength"/>], zeros before the first step, and all rows are at the same step.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void Step<TActivation>(
        Team team, in CausalConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> panels, ReadOnlySpan<float> bias, Span<float> y, Span<float> window, TActivation activation)
        where TActivation : struct, IActivation
    {
        Check(in shape, rows, x.Length, panels.Length, bias.Length, y.Length);
        Guard.Length(window.Length, (long)rows * shape.WindowLength);
        int reach = shape.Reach, channels = shape.Channels;
        fixed (float* from = x, weight = panels, start = bias, to = y, ring = window)
        {
            int oldest = (int)ring[reach * channels];
            Begin(in shape, start, to, rows);
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                // The first tap sees the oldest step, the last one the step that is new.
                int place = oldest + (tap * shape.Dilation);
                float* seen = ring + ((nint)(place < reach ? place : place - reach) * channels);
                Tap(in shape, tap, tap < shape.Taps - 1 ? seen : from, tap < shape.Taps - 1 ? shape.WindowLength : channels, weight, to, rows);
            }

            for (int row = 0; row < rows && reach > 0; row++)
            {
                float* own = ring + ((nint)row * shape.WindowLength);
                Copy.Row(from + ((nint)row * channels), own + ((nint)oldest * channels), channels);
                own[reach * channels] = oldest + 1 < reach ? oldest + 1 : 0;
            }
        }

        Activate(team, y, activation);
    }

    private static void Check(in CausalConvShape shape, long vectors, int x, int panels, int bias, int y)
    {
        Guard.Length(x, vectors * shape.Channels);
        Guard.Length(panels, shape.PanelLength);
        Guard.LengthOrEmpty(bias, shape.Filters);
        Guard.Length(y, vectors * shape.Filters);
    }

    private static void Activate<TActivation>(Team team, Span<float> y, TActivation activation)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) != typeof(Identity))
        {
            Map.Forward(team, new MapShape(y.Length), 1, y, y, activation);
        }
    }

    // Steps near the beginning have no first tap, so all start alike.
    private static void Begin(in CausalConvShape shape, float* bias, float* y, int vectors)
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            float* target = y + ((nint)vector * shape.Filters);
            if (bias == null)
            {
                Copy.Zeros(target, shape.Filters);
            }
            else
            {
                Copy.Row(bias, target, shape.Filters);
            }
        }
    }

    /// <summary>What one tap adds to so many vectors.</summary>
    private static void Tap(in CausalConvShape shape, int tap, float* x, nint xRow, float* panels, float* y, int vectors)
    {
        float* weight = panels + ((nint)tap * shape.TapLength);
        if (shape.IsDepthwise)
        {
            CausalDepthwise.Add(x, xRow, weight, y, vectors, shape.Channels);
            return;
        }

        int channels = shape.Channels / shape.Groups, filters = shape.Filters / shape.Groups;
        for (int group = 0; group < shape.Groups; group++)
        {
            Product product = new()
            {
                Rows = vectors, Columns = shape.Filters, Count = channels, A = x + (group * channels), ARow = xRow, AStep = 1, B = weight + (group * (shape.TapLength / shape.Groups)), Panels = true,
                Accumulate = true, C = y + (group * filters),
            };
            product.Run(0, vectors, 0, filters);
        }
    }

    /// <summary>Items are steps, those of one sample after those of the other.</summary>
    private readonly struct Steps(CausalConvShape shape, float* x, float* panels, float* bias, float* y) : IRangeJob
    {
        public void Run(int from, int to)
        {
            for (int done = from; done < to;)
            {
                int sample = done / shape.Steps, step = done - (sample * shape.Steps), end = int.Min(shape.Steps, step + to - done);
                Run((nint)sample * shape.Steps, step, end);
                done += end - step;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Run(nint sample, int step, int end)
        {
            Begin(in shape, bias, y + ((sample + step) * shape.Filters), end - step);
            for (int tap = 0; tap < shape.Taps; tap++)
            {
                int back = (shape.Taps - 1 - tap) * shape.Dilation, first = int.Max(step, back);
                if (first < end)
                {
                    Tap(in shape, tap, x + ((sample + first - back) * shape.Channels), shape.Channels, panels, y + ((sample + first) * shape.Filters), end - first);
                }
            }
        }
    }

    private readonly struct Packing(CausalConvShape shape, float* weight, float* panels) : IRangeJob
    {
        public void Run(int from, int to)
        {
            int channels = shape.Channels / shape.Groups, filters = shape.Filters / shape.Groups, width = shape.IsDepthwise ? 1 : DenseSizes.PanelWidth;
            nint group = shape.TapLength / shape.Groups;
            for (int filter = from; filter < to; filter++)
            {
                int own = filter % filters;
                float* column = panels + (filter / filters * group) + ((nint)(own / width) * width * channels) + (own % width);
                float* row = weight + ((nint)filter * channels * shape.Taps);
                for (int channel = 0; channel < channels; channel++)
                {
                    for (int tap = 0; tap < shape.Taps; tap++)
                    {
                        column[((nint)tap * shape.TapLength) + ((nint)channel * width)] = row[(channel * shape.Taps) + tap];
                    }
                }
            }
        }
    }
}
