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
        nint hidden = at.Hidden, units = at.Units;
        float* gates = at.Gates, sums = at.Sums;
        float* bias = Bias == null ? null : Bias + at.Unit;
        float* activated = Activated == null ? null : Activated + (at.Vector * 3 * hidden) + at.Unit;
        float* candidate = Activated == null ? null : Candidate + (at.Vector * hidden) + at.Unit;
        for (; from <= to - TV.Count; from += TV.Count)
        {
            TV r = VectorMath.Sigmoid(TV.Load(ref *gates, from) + TV.Load(ref *sums, from));
            TV z = VectorMath.Sigmoid(TV.Load(ref *gates, from + hidden) + TV.Load(ref *sums, from + units));
            TV inner = TV.Load(ref *sums, from + (2 * units));
            if (bias != null)
            {
                inner += TV.Load(ref *bias, from);
            }

            TV n = VectorMath.Tanh(TV.MultiplyAdd(r, inner, TV.Load(ref *gates, from + (2 * hidden))));
            TV h = Recurrent.Flushed(TV.MultiplyAdd(z, TV.Load(ref *at.Before, from) - n, n));
            TV.Store(h, ref *at.After, from);
            TV.Store(h, ref *at.Y, from);
            if (activated != null)
            {
                TV.Store(r, ref *activated, from);
                TV.Store(z, ref *activated, from + hidden);
                TV.Store(n, ref *activated, from + (2 * hidden));
                TV.Store(inner, ref *candidate, from);
            }
        }

        return from;
    }
}
