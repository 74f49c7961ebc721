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
        nint units = at.Units;
        for (; from <= to - TV.Count; from += TV.Count)
        {
            Finish(in at, from, TV.Load(ref *at.Sums, from), TV.Load(ref *at.Sums, from + units), TV.Load(ref *at.Sums, from + (2 * units)), TV.Load(ref *at.Sums, from + (3 * units)));
        }

        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Row<TV>(in RecurrentPlace at, float* h, float* panel)
        where TV : struct, ISimd<TV>
    {
        TV i = TV.Create(0f), f = i, g = i, o = i;
        nint units = at.Units;
        for (nint left = at.Hidden; left > 0; left--)
        {
            TV x = TV.Create(*h);
            i = TV.MultiplyAdd(x, TV.Load(ref *panel, 0), i);
            f = TV.MultiplyAdd(x, TV.Load(ref *panel, units), f);
            g = TV.MultiplyAdd(x, TV.Load(ref *panel, 2 * units), g);
            o = TV.MultiplyAdd(x, TV.Load(ref *panel, 3 * units), o);
            h++;
            panel += 4 * units;
        }

        Finish(in at, 0, i, f, g, o);
    }

    /// <summary>From the hidden parts of the gates to the state after the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Finish<TV>(in RecurrentPlace at, nint from, TV i, TV f, TV g, TV o)
        where TV : struct, ISimd<TV>
    {
        nint hidden = at.Hidden;
        float* gates = at.Gates;
        i = VectorMath.Sigmoid(TV.Load(ref *gates, from) + i);
        f = VectorMath.Sigmoid(TV.Load(ref *gates, from + hidden) + f);
        g = VectorMath.Tanh(TV.Load(ref *gates, from + (2 * hidden)) + g);
        o = VectorMath.Sigmoid(TV.Load(ref *gates, from + (3 * hidden)) + o);
        TV before = TV.Load(ref *at.Cell, from);
        TV after = After(i, f, g, before);
        TV h = Recurrent.Flushed(o * VectorMath.Tanh(after));
        TV.Store(after, ref *at.Cell, from);
        TV.Store(h, ref *at.After, from);
        TV.Store(h, ref *at.Y, from);
        if (Activated != null)
        {
            float* activated = Activated + (at.Vector * 4 * hidden) + at.Unit;
            TV.Store(i, ref *activated, from);
            TV.Store(f, ref *activated, from + hidden);
            TV.Store(g, ref *activated, from + (2 * hidden));
            TV.Store(o, ref *activated, from + (3 * hidden));
            TV.Store(before, ref *(Cells + (at.Vector * hidden) + at.Unit), from);
        }
    }

    /// <summary>c after a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV After<TV>(TV i, TV f, TV g, TV before)
        where TV : struct, ISimd<TV> =>
        Recurrent.Flushed(TV.MultiplyAdd(f, before, i * g));
}
