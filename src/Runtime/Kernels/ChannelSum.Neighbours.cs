using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>Neighbouring channels side by side: one sum alone would wait for its own last addition, and reads lines that lie far apart.</summary>
internal static unsafe partial class ChannelSum
{
    // Vectors of channels; four lines that follow one another are what the processor fetches ahead by itself.
    private const int Together = 4;

    /// <summary>The sums of <see cref="Together"/> vectors of channels, each taken as <see cref="Lanes"/> takes it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Neighbours<TTerm, TV>(in Job job, int first)
        where TTerm : struct, ITerm
        where TV : struct, ISimd<TV>
    {
        TV zero = TV.Create(0f), a = zero, b = zero, c = zero, d = zero;
        nint stride = job.Channels;
        float* x = job.X + first, dy = job.Dy + first, to = job.Sums + first;
        for (int line = 0; line < job.Lines; line += LinesPerSum)
        {
            TV e = zero, f = zero, g = zero, h = zero;
            for (int left = Math.Min(LinesPerSum, job.Lines - line); left > 0; left--, x += stride, dy += stride)
            {
                e += TTerm.Of(TV.Load(ref *x, 0), TV.Load(ref *dy, 0));
                f += TTerm.Of(TV.Load(ref *x, TV.Count), TV.Load(ref *dy, TV.Count));
                g += TTerm.Of(TV.Load(ref *x, 2 * TV.Count), TV.Load(ref *dy, 2 * TV.Count));
                h += TTerm.Of(TV.Load(ref *x, 3 * TV.Count), TV.Load(ref *dy, 3 * TV.Count));
            }

            a += e;
            b += f;
            c += g;
            d += h;
        }

        if (job.Accumulate)
        {
            a = TV.Load(ref *to, 0) + a;
            b = TV.Load(ref *to, TV.Count) + b;
            c = TV.Load(ref *to, 2 * TV.Count) + c;
            d = TV.Load(ref *to, 3 * TV.Count) + d;
        }

        TV.Store(a, ref *to, 0);
        TV.Store(b, ref *to, TV.Count);
        TV.Store(c, ref *to, 2 * TV.Count);
        TV.Store(d, ref *to, 3 * TV.Count);
    }
}
