using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>Writes one protobuf message, field by field: variable-length integers, floats and length-prefixed bytes are all that ONNX needs. Large content is not copied.</summary>
internal sealed class ProtobufWriter
{
    private const int VariableInteger = 0;
    private const int LengthPrefixed = 2;
    private const int FourBytes = 5;

    private readonly List<ReadOnlyMemory<byte>> pieces = [];

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>An integer field.</summary>
    public ProtobufWriter Integer(int field, long value) => Variable((ulong)((field << 3) | VariableInteger)).Variable((ulong)value);

    /// <summary>A field of single precision.</summary>
    public ProtobufWriter Float(int field, float value) => Variable((ulong)((field << 3) | FourBytes)).Add(BitConverter.GetBytes(value));

    /// <summary>A field of text.</summary>
    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A field of numbers, as they lie in memory.</summary>
    public ProtobufWriter Floats(int field, float[] values) => Prefix(field, sizeof(float) * (long)values.Length).Add(new FloatBytes(values).Memory);

    /// <summary>A field that is a message itself; it may not change afterwards.</summary>
    public ProtobufWriter Message(int field, ProtobufWriter value)
    {
        Prefix(field, value.Length);
        value.pieces.ForEach(piece => Add(piece));
        return this;
    }

    /// <summary>A field of bytes.</summary>
    public ProtobufWriter Bytes(int field, byte[] value) => Prefix(field, value.Length).Add(value);

    /// <summary>Writes the message.</summary>
    public void WriteTo(Stream stream) => pieces.ForEach(piece => stream.Write(piece.Span));

    private ProtobufWriter Prefix(int field, long length) => Variable((ulong)((field << 3) | LengthPrefixed)).Variable((ulong)length);

    // Seven bits a byte, lowest first; the top bit says that more follow.
    private ProtobufWriter Variable(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return Add((byte[])[.. bytes, (byte)value]);
    }

    private ProtobufWriter Add(ReadOnlyMemory<byte> piece)
    {
        pieces.Add(piece);
        Length += piece.Length;
        return this;
    }

    /// <summary>The bytes of an array of floats without a copy.</summary>
    private sealed class FloatBytes(float[] values) : System.Buffers.MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(values.AsSpan());

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("Only its span is read.");

        public override void Unpin() => throw new NotSupportedException("Only its span is read.");

        protected override void Dispose(bool disposing)
        {
        }
    }
}
