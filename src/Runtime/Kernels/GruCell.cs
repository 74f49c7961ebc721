using System.Runtime.CompilerServices;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>n = tanh(n + r · (W h + b)), h = (1 - z) n + z h.</summary>
internal unsafe struct GruCell : IRecurrentCell
{
    public static int Gates => 3;

    public static bool HasCell => false;

    /// <summary>[hidden], the bias of the hidden part of n, or null.</summary>
    public float* Bias;

    /// <summary>[rows, steps, 3 · hidden], r, z and n, or null; may be the gates before.</summary>
    public float* Activated;

    /// <summary>[rows, steps, hidden], the hidden part of n; not read where <see cref="Activated"/> is null.</summary>
    public float* Candidate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Step<TV>(in RecurrentPlace at, int from, int to)
        where TV : struct, ISimd<TV>
    {
        nint units = at.Units;
        for (; from <= to - TV.Count; from += TV.Count)
        {
            Finish(in at, from, TV.Load(ref *at.Sums, from), TV.Load(ref *at.Sums, from + units), TV.Load(ref *at.Sums, from + (2 * units)));
        }

        return from;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Row<TV>(in RecurrentPlace at, float* h, float* panel)
        where TV : struct, ISimd<TV>
    {
        TV r = TV.Create(0f), z = r, n = r;
        nint units = at.Units;
        for (nint left = at.Hidden; left > 0; left--)
        {
            TV x = TV.Create(*h);
            r = TV.MultiplyAdd(x, TV.Load(ref *panel, 0), r);
            z = TV.MultiplyAdd(x, TV.Load(ref *panel, units), z);
            n = TV.MultiplyAdd(x, TV.Load(ref *panel, 2 * units), n);
            h++;
            panel += 3 * units;
        }

        Finish(in at, 0, r, z, n);
    }

    /// <summary>From the hidden parts of the gates to the state after the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Finish<TV>(in RecurrentPlace at, nint from, TV r, TV z, TV inner)
        where TV : struct, ISimd<TV>
    {
        nint hidden = at.Hidden;
        float* gates = at.Gates;
        r = VectorMath.Sigmoid(TV.Load(ref *gates, from) + r);
        z = VectorMath.Sigmoid(TV.Load(ref *gates, from + hidden) + z);
        if (Bias != null)
        {
            inner += TV.Load(ref *(Bias + at.Unit), from);
        }

        TV n = VectorMath.Tanh(TV.MultiplyAdd(r, inner, TV.Load(ref *gates, from + (2 * hidden))));
        TV h = Recurrent.Flushed(TV.MultiplyAdd(z, TV.Load(ref *at.Before, from) - n, n));
        TV.Store(h, ref *at.After, from);
        TV.Store(h, ref *at.Y, from);
        if (Activated != null)
        {
            float* activated = Activated + (at.Vector * 3 * hidden) + at.Unit;
            TV.Store(r, ref *activated, from);
            TV.Store(z, ref *activated, from + hidden);
            TV.Store(n, ref *activated, from + (2 * hidden));
            TV.Store(inner, ref *(Candidate + (at.Vector * hidden) + at.Unit), from);
        }
    }
}
