using System;
using System.IO;
using System.Text;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public class SafetensorsWriterTests
{
    /// <summary>Written out by hand from the format's description (huggingface/safetensors, README): length, header, spaces up to a multiple of 8, data.</summary>
    [Fact]
    public void A_file_has_exactly_these_bytes()
    {
        SafetensorsWriter writer = new();
        writer.Metadata["z"] = "2";
        writer.Metadata["a\""] = "é";
        writer.Declare("w", TensorType.F32, 2, 1);
        writer.Declare("n", TensorType.I64);
        writer.Declare("b", TensorType.U8, 3);
        using MemoryStream stream = new();
        writer.Start(stream);
        writer.Write((ReadOnlySpan<float>)[1f, -2f]);
        writer.Write((ReadOnlySpan<long>)[-1L]);
        writer.Write((ReadOnlySpan<byte>)[7, 8, 9]);
        writer.End();

        const string Header = """{"__metadata__":{"a\"":"é","z":"2"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"n":{"dtype":"I64","shape":[],"data_offsets":[8,16]},"b":{"dtype":"U8","shape":[3],"data_offsets":[16,19]}}""";
        byte[] header = Encoding.UTF8.GetBytes(Header);
        int padded = (header.Length + 7) / 8 * 8;
        byte[] expected =
        [
            .. BitConverter.GetBytes((long)padded), .. header, .. Encoding.UTF8.GetBytes(new string(' ', padded - header.Length)),
            0, 0, 128, 63, 0, 0, 0, 192, 255, 255, 255, 255, 255, 255, 255, 255, 7, 8, 9,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void What_was_written_is_read()
    {
        SafetensorsWriter writer = new();
        writer.Metadata["key"] = "\u0001\"\\/<>&'é𝄞";
        string[] names = ["", "../../x", "\u202e", "w\n", "𝄞", "e\u0301", "é"];
        foreach (string name in names)
        {
            writer.Declare(name, TensorType.F64, 1);
        }

        using MemoryStream stream = new();
        writer.Start(stream);
        for (int i = 0; i < names.Length; i++)
        {
            writer.Write((ReadOnlySpan<double>)[i]);
        }

        writer.End();
        stream.Position = 0;
        TensorFile file = TensorFile.Read(stream);
        Assert.Equal("\u0001\"\\/<>&'é𝄞", file.Metadata["key"]);
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Equal(names[i], file.Entries[i].Name);
            Assert.Equal(i, file.Doubles(names[i])[0]);
            Assert.Throws<SafetensorsException>(() => file.Longs(names[0]));
        }
    }

    [Fact]
    public void What_could_not_be_read_is_not_written()
    {
        SafetensorsWriter writer = new();
        writer.Declare("w", TensorType.F32, 2);

        Assert.Throws<ArgumentException>(() => writer.Declare("w", TensorType.F32, 2));
        Assert.Throws<ArgumentException>(() => writer.Declare("__metadata__", TensorType.F32, 2));
        Assert.Throws<ArgumentException>(() => writer.Declare("a\0", TensorType.F32, 2));
        Assert.Throws<ArgumentException>(() => writer.Declare("negative", TensorType.F32, -1));
        Assert.Throws<ArgumentException>(() => writer.Declare("huge", TensorType.F32, int.MaxValue, int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentException>(() => writer.Declare("half", TensorType.F4, 3));
        Assert.Throws<InvalidOperationException>(() => writer.Write(new float[2]));
        Assert.Throws<InvalidOperationException>(writer.End);

        writer.Start(Stream.Null);
        Assert.Throws<InvalidOperationException>(() => writer.Declare("late", TensorType.F32, 2));
        Assert.Throws<ArgumentException>(() => writer.Write(new float[3]));
        Assert.Throws<ArgumentException>(() => writer.Write(new long[1]));
        Assert.Throws<InvalidOperationException>(writer.End);
        writer.Write(new float[2]);
        writer.End();
        Assert.Throws<InvalidOperationException>(() => writer.Write(new float[2]));
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_refused()
    {
        SafetensorsWriter writer = new();
        Assert.Throws<ArgumentException>(() => writer.Declare("\ud800", TensorType.F32));
        writer.Metadata["key"] = "\udc00";
        Assert.Throws<ArgumentException>(() => writer.Start(Stream.Null));
    }

    /// <summary>Parameters, then states, then counters, each in canonical order: what an embedded file is read in place for.</summary>
    [Fact]
    public void A_network_is_written_in_canonical_order()
    {
        TensorFile file = TensorFile.Read(new MemoryStream(Sample.Saved(Sample.Network(Sample.Small))));
        Assert.Equal(
            ["'conv.weight' [3, 5] F32", "'conv.bias' [3] F32", "'bn.running_mean' [3] F32", "'bn.running_var' [3] F32", "'bn.num_batches_tracked' [] I64"],
            System.Linq.Enumerable.Select(file.Entries, entry => entry.ToString()));
    }
}
