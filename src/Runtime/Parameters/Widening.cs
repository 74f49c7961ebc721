using System;
using System.IO;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime.Parameters;

/// <summary>Reads F32, F16 and BF16 as float. Every 16-bit value is a float, so nothing is rounded.</summary>
internal static class Widening
{
    private const int PartLength = 16 * 1024;

    public static bool Takes(TensorType type) => type is TensorType.F32 or TensorType.F16 or TensorType.BF16;

    public static void Read(Stream stream, SafetensorsEntry entry, Span<float> values)
    {
        switch (entry.Type)
        {
            case TensorType.F32:
                // In parts: the bytes of a span of floats may be more than a span of bytes can hold.
                for (; !values.IsEmpty; values = values[Math.Min(values.Length, PartLength * 1024)..])
                {
                    Bytes.ReadExactly(stream, MemoryMarshal.AsBytes(values[..Math.Min(values.Length, PartLength * 1024)]), entry);
                }

                break;

            case TensorType.F16:
            case TensorType.BF16:
                ushort[] part = new ushort[Math.Min(values.Length, PartLength)];
                for (; !values.IsEmpty; values = values[Math.Min(values.Length, PartLength)..])
                {
                    Span<ushort> bits = part.AsSpan(0, Math.Min(values.Length, PartLength));
                    Bytes.ReadExactly(stream, MemoryMarshal.AsBytes(bits), entry);
                    Widen(entry.Type, bits, values[..bits.Length]);
                }

                break;

            default:
                throw new SafetensorsException($"Tensor {entry} cannot be read as floats: F32, F16 and BF16 can.");
        }
    }

    private static void Widen(TensorType type, ReadOnlySpan<ushort> bits, Span<float> values)
    {
        if (type == TensorType.F16)
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<ushort, Half>(bits), values);
            return;
        }

        for (int i = 0; i < bits.Length; i++)
        {
            values[i] = BitConverter.UInt32BitsToSingle((uint)bits[i] << 16);
        }
    }
}
