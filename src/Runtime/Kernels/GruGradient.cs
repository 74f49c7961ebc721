using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Kernels;

/// <summary>The derivative of <see cref="GruCell"/>.</summary>
internal unsafe struct GruGradient : IRecurrentGradient
{
    public static int Gates => 3;

    public static bool HasCell => false;

    /// <summary>[rows, steps, 3 · hidden]: r, z and n.</summary>
    public float* Activated;

    /// <summary>[rows, steps, hidden]: the hidden part of n.</summary>
    public float* Candidate;

    /// <summary>[rows, steps, hidden]: h before each step.</summary>
    public float* Before;

    /// <summary>[rows, steps, 3 · hidden], of the input parts, written; may be <see cref="Activated"/>.</summary>
    public float* Dgates;

    /// <summary>[rows, steps, 3 · hidden], of the hidden parts, written.</summary>
    public float* Dhidden;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly int Step<TV>(in RecurrentGradientPlace at, int from, int to)
        where TV : struct, ISimd<TV>
    {
        nint hidden = at.Hidden;
        float* activated = Activated + (at.Vector * 3 * hidden), candidate = Candidate + (at.Vector * hidden), before = Before + (at.Vector * hidden);
        float* dgates = Dgates + (at.Vector * 3 * hidden), dhidden = Dhidden + (at.Vector * 3 * hidden), sums = at.Gates;
        TV one = TV.Create(1f);
        for (; from <= to - TV.Count; from += TV.Count)
        {
            TV r = TV.Load(ref *activated, from), z = TV.Load(ref *activated, from + hidden), n = TV.Load(ref *activated, from + (2 * hidden));
            TV dh = TV.Load(ref *at.H, from);
            if (at.Dy != null)
            {
                dh += TV.Load(ref *at.Dy, from);
            }

            dh = Recurrent.Flushed(dh);
            TV dn = dh * (one - z) * TV.MultiplyAdd(TV.Create(0f) - n, n, one);
            TV dz = dh * (TV.Load(ref *before, from) - n) * (z * (one - z));
            TV dr = dn * TV.Load(ref *candidate, from) * (r * (one - r));
            TV dinner = dn * r;
            TV.Store(dh * z, ref *at.H, from);
            TV.Store(dr, ref *dgates, from);
            TV.Store(dz, ref *dgates, from + hidden);
            TV.Store(dn, ref *dgates, from + (2 * hidden));
            TV.Store(dr, ref *dhidden, from);
            TV.Store(dz, ref *dhidden, from + hidden);
            TV.Store(dinner, ref *dhidden, from + (2 * hidden));
            TV.Store(dr, ref *sums, from);
            TV.Store(dz, ref *sums, from + hidden);
            TV.Store(dinner, ref *sums, from + (2 * hidden));
        }

        return from;
    }

    public readonly void Clear(nint vector, int hidden)
    {
        Copy.Zeros(Dgates + (vector * 3 * hidden), 3 * hidden);
        Copy.Zeros(Dhidden + (vector * 3 * hidden), 3 * hidden);
    }
}
