using System.Runtime.CompilerServices;

namespace StaticNets.Runtime.Simd;

/// <summary>
/// Groups of which only the first lanes are in memory: the ends of loops go through the same vector code as the rest, so that
/// their bits are the same on every machine.
/// </summary>
public static class Partial
{
    /// <summary>Reads <paramref name="count"/> floats (1 … Count); the other lanes hold <paramref name="fill"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TV Load<TV>(ref readonly float first, nint offset, int count, float fill = 0)
        where TV : struct, ISimd<TV>
    {
        TV lanes = TV.Create(fill);
        ref float lane = ref Unsafe.As<TV, float>(ref lanes);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref lane, i) = Unsafe.Add(ref Unsafe.AsRef(in first), offset + i);
        }

        return lanes;
    }

    /// <summary>Writes the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TV>(TV value, ref float first, nint offset, int count)
        where TV : struct, ISimd<TV>
    {
        ref float lane = ref Unsafe.As<TV, float>(ref value);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref first, offset + i) = Unsafe.Add(ref lane, i);
        }
    }
}
