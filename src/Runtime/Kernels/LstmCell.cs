using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>c = σ(f) c + σ(i) tanh(g), h = σ(o) tanh(c).</summary>
internal unsafe struct LstmCell : IRecurrentCell
{
    public static int Gates => 4;

    public static bool HasCell => true;

    /// <summary>[rows, steps, 4 · hidden], the gates after their activations, or null; may be the gates before.</summary>
    public float* Activated;

    /// <summary>[rows, steps, hidden], c before each step; not read where <see cref="Activated"/> is null.</summary>
    public float* Cells;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Step<TV>(in RecurrentPlace at, int from, int to)
        where TV : struct, ISimd<TV>
    {
        nint hidden = at.Hidden, units = at.Units;
        float* gates = at.Gates, sums = at.Sums, cell = at.Cell;
        float* activated = Activated == null ? null : Activated + (at.Vector * 4 * hidden) + at.Unit;
        float* cells = Activated == null ? null : Cells + (at.Vector * hidden) + at.Unit;
        for (; from <= to - TV.Count; from += TV.Count)
        {
            TV i = VectorMath.Sigmoid(TV.Load(ref *gates, from) + TV.Load(ref *sums, from));
            TV f = VectorMath.Sigmoid(TV.Load(ref *gates, from + hidden) + TV.Load(ref *sums, from + units));
            TV g = VectorMath.Tanh(TV.Load(ref *gates, from + (2 * hidden)) + TV.Load(ref *sums, from + (2 * units)));
            TV o = VectorMath.Sigmoid(TV.Load(ref *gates, from + (3 * hidden)) + TV.Load(ref *sums, from + (3 * units)));
            TV before = TV.Load(ref *cell, from);
            TV after = After(i, f, g, before);
            TV h = Recurrent.Flushed(o * VectorMath.Tanh(after));
            TV.Store(after, ref *cell, from);
            TV.Store(h, ref *at.After, from);
            TV.Store(h, ref *at.Y, from);
            if (activated != null)
            {
                TV.Store(i, ref *activated, from);
                TV.Store(f, ref *activated, from + hidden);
                TV.Store(g, ref *activated, from + (2 * hidden));
                TV.Store(o, ref *activated, from + (3 * hidden));
                TV.Store(before, ref *cells, from);
            }
        }

        return from;
    }

    /// <summary>c after a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV After<TV>(TV i, TV f, TV g, TV before)
        where TV : struct, ISimd<TV> =>
        Recurrent.Flushed(TV.MultiplyAdd(f, before, i * g));
}
