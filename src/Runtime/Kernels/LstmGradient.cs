using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>The derivative of <see cref="LstmCell"/>; c after the step and its tanh are computed again.</summary>
internal unsafe struct LstmGradient : IRecurrentGradient
{
    public static int Gates => 4;

    public static bool HasCell => true;

    /// <summary>[rows, steps, 4 · hidden], the gates after their activations.</summary>
    public float* Activated;

    /// <summary>[rows, steps, hidden], c before each step.</summary>
    public float* Cells;

    /// <summary>[rows, steps, 4 · hidden], written; may be <see cref="Activated"/>.</summary>
    public float* Dgates;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Step<TV>(in RecurrentGradientPlace at, int from, int to)
        where TV : struct, ISimd<TV>
    {
        nint hidden = at.Hidden;
        float* activated = Activated + (at.Vector * 4 * hidden), cells = Cells + (at.Vector * hidden), dgates = Dgates + (at.Vector * 4 * hidden);
        float* sums = at.Gates;
        TV one = TV.Create(1f);
        for (; from <= to - TV.Count; from += TV.Count)
        {
            TV i = TV.Load(ref *activated, from), f = TV.Load(ref *activated, from + hidden);
            TV g = TV.Load(ref *activated, from + (2 * hidden)), o = TV.Load(ref *activated, from + (3 * hidden));
            TV before = TV.Load(ref *cells, from), t = VectorMath.Tanh(LstmCell.After(i, f, g, before));
            TV dh = TV.Load(ref *at.H, from);
            if (at.Dy != null)
            {
                dh += TV.Load(ref *at.Dy, from);
            }

            dh = Recurrent.Flushed(dh);
            TV dc = Recurrent.Flushed(TV.MultiplyAdd(dh * o, TV.MultiplyAdd(TV.Create(0f) - t, t, one), TV.Load(ref *at.Cell, from)));
            TV di = dc * g * (i * (one - i)), df = dc * before * (f * (one - f));
            TV dg = dc * i * TV.MultiplyAdd(TV.Create(0f) - g, g, one), dout = dh * t * (o * (one - o));
            TV.Store(TV.Create(0f), ref *at.H, from);
            TV.Store(dc * f, ref *at.Cell, from);
            TV.Store(di, ref *dgates, from);
            TV.Store(df, ref *dgates, from + hidden);
            TV.Store(dg, ref *dgates, from + (2 * hidden));
            TV.Store(dout, ref *dgates, from + (3 * hidden));
            TV.Store(di, ref *sums, from);
            TV.Store(df, ref *sums, from + hidden);
            TV.Store(dg, ref *sums, from + (2 * hidden));
            TV.Store(dout, ref *sums, from + (3 * hidden));
        }

        return from;
    }

    public readonly void Clear(nint vector, int hidden) => Copy.Zeros(Dgates + (vector * 4 * hidden), 4 * hidden);
}
