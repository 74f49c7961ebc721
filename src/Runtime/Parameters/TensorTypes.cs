using System;

namespace StaticNets.Runtime.Parameters;

/// <summary>Names and sizes of the element types, as the reference implementation has them (huggingface/safetensors, safetensors/src/tensor.rs, Dtype).</summary>
internal static class TensorTypes
{
    // In the order of the enumeration.
    private static readonly (string Name, int Bits)[] Table =
    [
        ("BOOL", 8), ("F4", 4), ("F6_E2M3", 6), ("F6_E3M2", 6), ("U8", 8), ("I8", 8), ("F8_E5M2", 8), ("F8_E4M3", 8), ("F8_E8M0", 8),
        ("I16", 16), ("U16", 16), ("F16", 16), ("BF16", 16), ("I32", 32), ("U32", 32), ("F32", 32), ("C64", 64), ("F64", 64), ("I64", 64), ("U64", 64),
    ];

    public static string Name(TensorType type) => Table[(int)type].Name;

    public static int Bits(TensorType type) => Table[(int)type].Bits;

    /// <summary>The type of exactly this name; case matters.</summary>
    public static TensorType? Find(string name)
    {
        for (int i = 0; i < Table.Length; i++)
        {
            if (Table[i].Name == name)
            {
                return (TensorType)i;
            }
        }

        return null;
    }

    /// <summary>Bytes that a tensor takes, or a refusal: the product of the shape must fit 63 bits even where a zero makes the tensor empty.</summary>
    public static bool TryByteLength(TensorType type, ReadOnlySpan<long> shape, out long bytes)
    {
        UInt128 bits = (UInt128)Bits(type);
        bool empty = false;
        bytes = 0;
        foreach (long size in shape)
        {
            empty |= size == 0;
            bits *= size == 0 ? 1 : (UInt128)(ulong)size;
            if (size < 0 || bits > long.MaxValue)
            {
                return false;
            }
        }

        bytes = empty ? 0 : (long)(bits / 8);
        return empty || bits % 8 == 0;
    }
}
