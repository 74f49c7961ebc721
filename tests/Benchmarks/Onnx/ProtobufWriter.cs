using System;
using System.IO;
using System.Text;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>Writes one protobuf message, field by field: variable-length integers and length-prefixed bytes are all that ONNX needs.</summary>
internal sealed class ProtobufWriter
{
    private const int VariableInteger = 0;
    private const int LengthPrefixed = 2;

    private readonly MemoryStream message = new();

    /// <summary>An integer field.</summary>
    public ProtobufWriter Integer(int field, long value)
    {
        Variable((ulong)((field << 3) | VariableInteger));
        Variable((ulong)value);
        return this;
    }

    /// <summary>A field of text.</summary>
    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A field that is a message itself.</summary>
    public ProtobufWriter Message(int field, ProtobufWriter value) => Bytes(field, value.ToArray());

    /// <summary>A field of bytes.</summary>
    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Variable((ulong)((field << 3) | LengthPrefixed));
        Variable((ulong)value.Length);
        message.Write(value);
        return this;
    }

    /// <summary>The message.</summary>
    public byte[] ToArray() => message.ToArray();

    // Seven bits a byte, lowest first; the top bit says that more follow.
    private void Variable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            message.WriteByte((byte)(value | 0x80));
        }

        message.WriteByte((byte)value);
    }
}
