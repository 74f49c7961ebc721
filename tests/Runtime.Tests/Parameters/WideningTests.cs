using System;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public class WideningTests
{
    private static readonly ushort[] AllBits = [.. Enumerable.Range(0, 65536).Select(bits => (ushort)bits)];

    private static readonly NetworkLayout All = Sample.Layout("All", [("all", [65536])], [], []);

    /// <summary>Expected: the framework's conversion, which is exact; NaN as NaN, whatever its payload.</summary>
    [Fact]
    public void Every_F16_loads_as_the_float_it_is() => Check("F16", bits => (float)BitConverter.UInt16BitsToHalf(bits));

    /// <summary>Expected: by definition, BF16 is the upper half of a float.</summary>
    [Fact]
    public void Every_BF16_loads_as_the_float_it_is() => Check("BF16", bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));

    [Theory]
    [InlineData("F64", 8)]
    [InlineData("I32", 4)]
    [InlineData("U8", 1)]
    [InlineData("BOOL", 1)]
    public void Another_type_is_refused(string type, int size)
    {
        byte[] file = Sample.File($$$"""{"w":{"dtype":"{{{type}}}","shape":[2,3],"data_offsets":[0,{{{6 * size}}}]}}""", 6 * size);

        Assert.Equal(
            $"The file does not fit One. 1 of another shape or type: 'w' [2, 3] {type}, wanted [2, 3] F32, F16 or BF16.",
            Assert.Throws<SafetensorsException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, file)).Message);
    }

    private static void Check(string type, Func<ushort, float> value)
    {
        byte[] file = Sample.File($$$"""{"all":{"dtype":"{{{type}}}","shape":[65536],"data_offsets":[0,131072]}}""", 131072);
        MemoryMarshal.AsBytes<ushort>(AllBits).CopyTo(file.AsSpan(file.Length - 131072));

        ReadOnlySpan<float> loaded = NetworkCore.Load(All, Sample.Sum, file).Weights.Parameters;
        for (int i = 0; i < loaded.Length; i++)
        {
            float expected = value(AllBits[i]);
            Assert.True(BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(loaded[i]) || (float.IsNaN(expected) && float.IsNaN(loaded[i])), $"{i:x4}: {expected} {loaded[i]}");
        }
    }
}
