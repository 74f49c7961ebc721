using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>Mutations of good files that know where the pieces of a file are. Seeded: the same files every time.</summary>
public class SafetensorsFuzzTests
{
    private const int Mutations = 200_000;

    // Enough for the first 64 KB that a claim may cost, for an exception with its stack, and for entries of a header that is all entries.
    private const int FixedBytes = 256 * 1024;
    private const int BytesPerByte = 32;

    private static readonly byte[][] Seeds =
    [
        Sample.Saved(Sample.Network(Sample.OneTensor)),
        Sample.Saved(Sample.Network(Sample.Small)),
        Sample.File("""{"__metadata__":{"a":"\u0041"},"w":{"dtype":"BF16","shape":[2,3],"data_offsets":[4,16]},"e":{"dtype":"U8","shape":[0,4],"data_offsets":[0,0]},"s":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}""", 16),
    ];

    // What a header consists of, and what has broken readers before.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0077", "\\ud800", "\0", "\uFEFF", " ", "\n", "/**/", "//", "-", "-0", "0", "1", "2", "3", "6", "24", "1e1", "1e400", "0.5", "2147483648",
        "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551640", "null", "true", "NaN", "\"w\"", "\"dtype\"", "\"shape\"", "\"data_offsets\"",
        "\"__metadata__\"", "\"F32\"", "\"F16\"", "\"U8\"", "\"I64\"", "\"F4\"", "[0,24]", "[2,3]", "[]", "{}", "\"\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},", "[[[[[[[[", "é",
    ];

    [Fact]
    public void A_mutated_file_is_taken_or_refused_by_the_one_exception_with_bounded_memory()
    {
        Random random = new(20260923);
        NetworkCore network = Sample.Network(Sample.OneTensor);
        string before = Sample.Fingerprint(network);
        int taken = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] file = Mutate(random);
            long start = GC.GetAllocatedBytesForCurrentThread();
            taken += Takes(file) ? 1 : 0;
            long allocated = GC.GetAllocatedBytesForCurrentThread() - start;
            Assert.True(allocated <= FixedBytes + ((long)BytesPerByte * file.Length), $"mutation {i}: {allocated} bytes for {file.Length}");

            if (i % 8 == 0 && !Loads(network, file))
            {
                Assert.Equal(before, Sample.Fingerprint(network));
            }

            before = i % 8 == 0 ? Sample.Fingerprint(network) : before;
        }

        // The control: mutations that were all refused, or hardly ever, would have tested one side only.
        Assert.InRange(taken, Mutations / 100, Mutations / 2);
    }

    /// <summary>Headers that are all entries, all names, all sizes, all metadata or all nesting: memory stays a small multiple of the file.</summary>
    [Theory]
    [InlineData("", "\"{0}\":{{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[{0},{1}]}},", 20_000)]
    [InlineData("", "\"{0}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}},", 20_000)]
    [InlineData("\"__metadata__\":{", "\"{0}\":\"\",", 100_000)]
    [InlineData("\"w\":{\"dtype\":\"U8\",\"shape\":[", "1,", 300_000)]
    [InlineData("\"w\":", "[", 300_000)]
    [InlineData("\"", "a", 500_000)]
    public void A_long_header_costs_a_small_multiple_of_its_length(string start, string repeated, int count)
    {
        StringBuilder header = new("{" + start);
        for (int i = 0; i < count; i++)
        {
            header.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, repeated, i, i + 1);
        }

        byte[] file = Sample.File(header.ToString().TrimEnd(',') + "}", count);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = Takes(file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FixedBytes + ((long)BytesPerByte * file.Length));
    }

    private static bool Takes(byte[] file)
    {
        try
        {
            TensorFile.Read(new MemoryStream(file));
            return true;
        }
        catch (SafetensorsException)
        {
            return false;
        }
    }

    private static bool Loads(NetworkCore network, byte[] file)
    {
        try
        {
            network.Replace(file);
            return true;
        }
        catch (SafetensorsException)
        {
            return false;
        }
    }

    private static byte[] Mutate(Random random)
    {
        byte[] seed = Seeds[random.Next(Seeds.Length)];
        int headerLength = (int)BitConverter.ToInt64(seed);
        List<byte> header = [.. seed[8..(8 + headerLength)]];
        List<byte> data = [.. seed[(8 + headerLength)..]];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            MutateOnce(random, header, data);
        }

        long claimed = random.Next(16) switch
        {
            0 => random.NextInt64(),
            1 => header.Count + random.Next(-9, 10),
            2 => header.Count + (1L << 32),
            _ => header.Count,
        };
        return [.. BitConverter.GetBytes(claimed), .. header, .. data];
    }

    private static void MutateOnce(Random random, List<byte> header, List<byte> data)
    {
        int at = random.Next(header.Count + 1);
        switch (random.Next(7))
        {
            case 0:
                header.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
            case 1:
                header.RemoveRange(at, Math.Min(header.Count - at, random.Next(1, 6)));
                break;
            case 2 when at < header.Count:
                header[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3:
                ReplaceNumber(random, header, at);
                break;
            case 4:
                header.InsertRange(at, header.Skip(random.Next(header.Count + 1)).Take(random.Next(60)).ToArray());
                break;
            case 5:
                data.RemoveRange(0, Math.Min(data.Count, random.Next(3)));
                break;
            default:
                data.AddRange(new byte[random.Next(3)]);
                break;
        }
    }

    /// <summary>Puts a piece in place of the next run of digits.</summary>
    private static void ReplaceNumber(Random random, List<byte> header, int at)
    {
        int first = header.FindIndex(at, value => char.IsAsciiDigit((char)value));
        if (first < 0)
        {
            return;
        }

        int end = header.FindIndex(first, value => !char.IsAsciiDigit((char)value));
        header.RemoveRange(first, (end < 0 ? header.Count : end) - first);
        header.InsertRange(first, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
    }
}
