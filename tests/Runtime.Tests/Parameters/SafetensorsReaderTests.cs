using System;
using System.IO;
using System.Linq;
using System.Text;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>What the reader takes and refuses, one rule of the format at a time.</summary>
public class SafetensorsReaderTests
{
    private const string W = """{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""";

    [Theory]
    [InlineData(W, 24)]
    [InlineData("  \t\n" + W, 24)]
    [InlineData(W + " \r\n\t ", 24)]
    [InlineData("""{}""", 0)]
    [InlineData("""{"__metadata__":{}}""", 0)]
    [InlineData("""{"s":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""", 8)]
    [InlineData("""{"data_offsets":{"data_offsets":[0,1],"shape":[1],"dtype":"U8"}}""", 1)]
    [InlineData("""{"w":{"\u0064type":"U8","shape":[1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("""{"":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}}""", 3)]
    [InlineData("""{"../../etc/passwd":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", 3)]
    [InlineData("""{"b":{"dtype":"U8","shape":[3],"data_offsets":[1,4]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 4)]
    [InlineData("""{"byte":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"odd":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}""", 5)]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"U8","shape":[0,7],"data_offsets":[0,0]}}""", 0)]
    [InlineData("""{"z":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", 1)]
    [InlineData("""{"f":{"dtype":"F4","shape":[2,3],"data_offsets":[0,3]}}""", 3)]
    [InlineData("""{"f":{"dtype":"F6_E2M3","shape":[4],"data_offsets":[0,3]}}""", 3)]
    [InlineData("""{"c":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8)]
    public void Well_formed_files_are_taken(string header, int dataLength)
    {
        byte[] file = Sample.File(header, dataLength);
        TensorFile read = TensorFile.Read(new MemoryStream(file));

        Assert.Equal(dataLength, read.Entries.Sum(entry => entry.ByteLength));
        Assert.All(read.Entries, entry => Assert.Equal(file.AsSpan(8 + Encoding.UTF8.GetByteCount(header) + (int)entry.Begin, (int)entry.ByteLength), read.Bytes(entry.Name)));
    }

    [Theory]
    [InlineData("", "not the JSON")]
    [InlineData("[]", "Expected an object for the header, found an array")]
    [InlineData("null", "Expected an object")]
    [InlineData(W + "{}", "not the JSON")]
    [InlineData(W + "x", "not the JSON")]
    [InlineData(W + "\0", "not the JSON")]
    [InlineData("\uFEFF" + W, "not the JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},}""", "not the JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3,],"data_offsets":[0,24]}}""", "not the JSON")]
    [InlineData("""{/**/"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""", "not the JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[[2],3],"data_offsets":[0,24]}}""", "not the JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""", "not the JSON")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"\u0077":{"dtype":"U8","shape":[0],"data_offsets":[24,24]}}""", "The key 'w' appears twice")]
    [InlineData("""{"w":{"dtype":"F32","dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""", "repeated field 'dtype'")]
    [InlineData("""{"w":{"dtype":"F32","d\u0074ype":"F32","shape":[2,3],"data_offsets":[0,24]}}""", "repeated field 'dtype'")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24],"x":{}}}""", "Unknown or repeated field 'x'")]
    [InlineData("""{"__metadata__":{"a":"1","\u0061":"2"}}""", "The key 'a' appears twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "'__metadata__' appears twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", "Expected a string for the metadata of 'a', found a number")]
    [InlineData("""{"__metadata__":[]}""", "Expected an object for __metadata__, found an array")]
    [InlineData("""{"__metadata__":{"a":null}}""", "found null")]
    [InlineData("""{"w":[]}""", "Expected an object for the entry of 'w'")]
    [InlineData("""{"w":{}}""", "dtype is missing in tensor 'w'")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3]}}""", "data_offsets is missing")]
    [InlineData("""{"w\u0000":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}""", "NUL")]
    [InlineData("""{"w":{"dtype":"f32","shape":[2,3],"data_offsets":[0,24]}}""", "Unknown dtype 'f32'")]
    [InlineData("""{"w":{"dtype":32,"shape":[2,3],"data_offsets":[0,24]}}""", "Expected a string for the dtype of 'w', found a number")]
    [InlineData("""{"w":{"dtype":"F32","shape":6,"data_offsets":[0,24]}}""", "Expected an array for the shape of 'w'")]
    [InlineData("""{"w":{"dtype":"F32","shape":["2",3],"data_offsets":[0,24]}}""", "for the shape of 'w', found a string")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-2,-3],"data_offsets":[0,24]}}""", "found -2")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-0],"data_offsets":[0,0]}}""", "found -0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2.0,3],"data_offsets":[0,24]}}""", "found 2.0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,2.4e1]}}""", "found 2.4e1")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24,24]}}""", "must be [begin, end] with begin <= end; they are [0, 24, 24]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[24,0]}}""", "they are [24, 0]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[]}}""", "must be [begin, end]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,18446744073709551615]}}""", "found 18446744073709551615")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[18446744073709551616,18446744073709551640]}}""", "found 18446744073709551616")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,1e400]}}""", "found 1e400")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,23]}}""", "span 23 bytes; its [2, 3] F32 needs 24")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2,3],"data_offsets":[9223372036854775783,9223372036854775807]}}""", "begins at byte 9223372036854775783 where 0 is next: it leaves a hole")]
    [InlineData("""{"w":{"dtype":"U8","shape":[12],"data_offsets":[0,12]},"v":{"dtype":"U8","shape":[13],"data_offsets":[11,24]}}""", "it overlaps another")]
    [InlineData("""{"w":{"dtype":"U8","shape":[24],"data_offsets":[0,24]},"v":{"dtype":"U8","shape":[0],"data_offsets":[12,12]}}""", "it overlaps another")]
    [InlineData("""{"w":{"dtype":"U8","shape":[11],"data_offsets":[0,11]},"v":{"dtype":"U8","shape":[12],"data_offsets":[12,24]}}""", "it leaves a hole")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296,4294967296,6],"data_offsets":[0,0]}}""", "is not a whole number of bytes below")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1073741825,4],"data_offsets":[0,16]}}""", "span 16 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[0,9223372036854775807],"data_offsets":[0,0]}}""", "is not a whole number of bytes below")]
    [InlineData("""{"w":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,0],"data_offsets":[0,0]}}""", "is not a whole number of bytes below")]
    [InlineData("""{"w":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}}""", "is not a whole number of bytes")]
    public void A_malformed_header_is_refused_with_what_was_found(string header, string message)
    {
        byte[] file = Sample.File(header, 24);

        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => TensorFile.Read(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<SafetensorsException>(() => TensorFile.Read(new DribblingStream(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        byte[] header = Encoding.UTF8.GetBytes(W);
        header[2] = 0xFF;
        Assert.Contains("UTF-8", Refusal(Sample.File(header, 24)), StringComparison.Ordinal);
    }

    /// <summary>0 and 1 are too short for JSON, 57 is right, the others wrap in 32 or 64 bits, or are negative as signed numbers.</summary>
    [Theory]
    [InlineData(0UL, false)]
    [InlineData(1UL, false)]
    [InlineData(56UL, false)]
    [InlineData(57UL, true)]
    [InlineData(58UL, false)]
    [InlineData(100_000_000UL, false)]
    [InlineData(100_000_001UL, false)]
    [InlineData((1UL << 32) + 57, false)]
    [InlineData((1UL << 63) + 57, false)]
    [InlineData(ulong.MaxValue, false)]
    [InlineData(ulong.MaxValue - 7, false)]
    public void The_length_of_the_header_is_checked_before_it_is_believed(ulong length, bool taken)
    {
        byte[] file = Sample.File(W, 24);
        BitConverter.TryWriteBytes(file, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? refusal = Record.Exception(() => TensorFile.Read(new MemoryStream(file)));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(taken, refusal is null);
        Assert.True(taken || refusal is SafetensorsException);
        Assert.True(allocated < 1_000_000, $"{allocated} bytes for a file of {file.Length}");
    }

    [Fact]
    public void Every_truncation_and_every_byte_too_many_is_refused()
    {
        byte[] file = Sample.File(W, 24);
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            Refusal(cut);
            Assert.Throws<SafetensorsException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, cut));
        }

        for (int more = 1; more <= 9; more++)
        {
            Refusal([.. file, .. new byte[more]]);
            Assert.Throws<SafetensorsException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, [.. file, .. new byte[more]]));
        }

        Assert.Single(TensorFile.Read(new MemoryStream(file)).Entries);
    }

    /// <summary>A claim of 2 TB of data behind a stream that has 24 bytes costs no more than the 24.</summary>
    [Fact]
    public void A_claim_allocates_nothing()
    {
        byte[] file = Sample.File("""{"w":{"dtype":"U8","shape":[2147483591],"data_offsets":[0,2147483591]}}""", 24);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains("at most", Refusal(Sample.File("""{"w":{"dtype":"U8","shape":[2199023255552],"data_offsets":[0,2199023255552]}}""", 24)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stream_throws_passes_through()
    {
        byte[] file = Sample.File(W, 24);
        for (int position = 0; position < file.Length; position++)
        {
            DribblingStream stream = new(file, failAt: position);
            Assert.Equal($"at {position}", Assert.Throws<TimeoutException>(() => TensorFile.Read(stream)).Message);
        }
    }

    [Fact]
    public void Names_are_compared_by_code_and_shown_without_control_characters()
    {
        byte[] file = Sample.File("""{"a\u202e\n":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1);
        TensorFile read = TensorFile.Read(new MemoryStream(file));

        Assert.True(read.Contains("a\u202e\n"));
        Assert.Contains("'a\\u202e\\u000a'", Assert.Throws<SafetensorsException>(() => read.Floats("a\u202e\n")).Message, StringComparison.Ordinal);
        Assert.Contains("close to it", Assert.Throws<SafetensorsException>(() => read.Floats("A")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_are_read_in_order_and_all_of_them()
    {
        SafetensorsReader reader = new(new MemoryStream(Sample.File(W, 24)));

        Assert.Throws<InvalidOperationException>(reader.End);
        Assert.Throws<ArgumentException>(() => reader.Read(new byte[23]));
        Assert.Throws<ArgumentException>(() => reader.ReadFloats(new float[7]));
        reader.ReadFloats(new float[6]);
        reader.End();
        Assert.Throws<InvalidOperationException>(() => reader.ReadBytes());
    }

    private static string Refusal(byte[] file) => Assert.Throws<SafetensorsException>(() => TensorFile.Read(new MemoryStream(file))).Message;
}
