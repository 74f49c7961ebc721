using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Reads 2 or 3 floats into four lanes, without a loop: for unrolled code, where <paramref name="count"/> is a constant. The other lanes hold 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd4 LoadFew(ref readonly float first, nint offset, int count)
    {
        ref float from = ref Unsafe.Add(ref Unsafe.AsRef(in first), offset);
        Vector128<float> pair = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref from))).AsSingle();
        return new Simd4(count == 3 ? pair.WithElement(2, Unsafe.Add(ref from, 2)) : pair);
    }

    /// <summary>Writes the first 2 or 3 of four lanes, without a loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFew(Simd4 value, ref float first, nint offset, int count)
    {
        ref float to = ref Unsafe.Add(ref first, offset);
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref to), value.Lanes.AsDouble().ToScalar());
        if (count == 3)
        {
            Unsafe.Add(ref to, 2) = value.Lanes.GetElement(2);
        }
    }
}
