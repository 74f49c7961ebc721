using System;
using System.IO;
using System.Linq;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Randomness;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>What a network takes from a file, and what it says of a file that does not fit.</summary>
public class LoadingTests
{
    [Fact]
    public void Everything_that_does_not_fit_is_in_one_message_and_the_network_stays()
    {
        byte[] file = Sample.File(
            """
            {"conv.weight":{"dtype":"F32","shape":[5,3],"data_offsets":[0,60]},"module.conv.bias":{"dtype":"F32","shape":[3],"data_offsets":[60,72]},
            "bn.running_mean":{"dtype":"F64","shape":[3],"data_offsets":[72,96]},"bn.num_batches_tracked":{"dtype":"I64","shape":[1],"data_offsets":[96,104]},
            "extra":{"dtype":"U8","shape":[],"data_offsets":[104,105]}}
            """,
            105);
        NetworkCore network = Sample.Network(Sample.Small);
        string before = Sample.Fingerprint(network);

        Assert.Equal(
            "The file does not fit Small. 2 missing: 'conv.bias' [3]; 'bn.running_var' [3]. 2 unexpected: 'module.conv.bias' [3] F32; 'extra' [] U8. " +
            "3 of another shape or type: 'conv.weight' [5, 3] F32, wanted [3, 5] F32, F16 or BF16; 'bn.running_mean' [3] F64, wanted [3] F32, F16 or BF16; " +
            "'bn.num_batches_tracked' [1] I64, wanted [] I64.",
            Assert.Throws<SafetensorsException>(() => network.Replace(file)).Message);
        Assert.Equal(before, Sample.Fingerprint(network));
    }

    [Fact]
    public void Order_in_the_file_does_not_matter_and_counters_are_optional()
    {
        NetworkCore network = NetworkCore.Load(
            Sample.Small,
            Sample.Sum,
            Sample.File(
                """
                {"bn.running_var":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"bn.running_mean":{"dtype":"BF16","shape":[3],"data_offsets":[12,18]},
                "conv.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[30,90]},"conv.bias":{"dtype":"F32","shape":[3],"data_offsets":[18,30]}}
                """,
                90));

        // Byte i of the data is i.
        Assert.Equal([Bits(0x03020100), Bits(0x07060504), Bits(0x0B0A0908)], network.Parameters["bn.running_var"]);
        Assert.Equal([Bits(0x0D0C0000), Bits(0x0F0E0000), Bits(0x11100000)], network.Parameters["bn.running_mean"]);
        Assert.Equal(Bits(0x15141312), network.Parameters["conv.bias"][0]);
        Assert.Equal(Bits(0x21201F1E), network.Parameters["conv.weight"][0]);
        Assert.Equal([0L], network.Weights.Counters);
    }

    [Fact]
    public void A_message_about_a_file_names_the_file()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Parameters", "Conformance", "safetensors", "shape_transposed.safetensors");
        string message = Assert.Throws<SafetensorsException>(() => NetworkCore.Load(Sample.OneTensor, Sample.Sum, path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains("'w' [3, 2] F32, wanted [2, 3]", message, StringComparison.Ordinal);
    }

    /// <summary>Every cut, and every failure of the stream, in the file of a network with everything in it.</summary>
    [Fact]
    public void A_file_that_ends_anywhere_leaves_the_network_unchanged()
    {
        byte[] file = Sample.Saved(Sample.Network(Sample.Small, seed: 2));
        NetworkCore network = Sample.Network(Sample.Small);
        string before = Sample.Fingerprint(network);
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            int position = length;
            Assert.Throws<SafetensorsException>(() => network.Replace(cut));
            Assert.Throws<SafetensorsException>(() => network.Replace(new DribblingStream(cut, length: long.MaxValue)));
            Assert.Throws<TimeoutException>(() => network.Replace(new DribblingStream(file, failAt: position)));
        }

        Assert.Equal(before, Sample.Fingerprint(network));
        network.Replace(new DribblingStream(file, length: -1));
        Assert.NotEqual(before, Sample.Fingerprint(network));
    }

    [Fact]
    public void The_stream_of_the_caller_stays_open()
    {
        using MemoryStream stream = new(Sample.Saved(Sample.Network(Sample.Small)));
        NetworkCore.Load(Sample.Small, Sample.Sum, stream);
        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void A_thousand_random_networks_come_back_to_the_byte()
    {
        for (int i = 0; i < 1000; i++)
        {
            NetworkLayout layout = RandomLayout(i);
            NetworkCore network = Sample.Network(layout, seed: (ulong)i);
            network.Replace(network.Weights.Parameters, network.Weights.States, [.. Enumerable.Range(0, layout.Counters.Count).Select(counter => long.MinValue + (counter * 7L))]);
            byte[] file = Sample.Saved(network);
            NetworkCore loaded = NetworkCore.Load(layout, Sample.Sum, file);

            Assert.Equal(file, Sample.Saved(loaded));
            Assert.Equal(network.Weights.Counters, loaded.Weights.Counters);
            Assert.True(network.Weights.Parameters.SequenceEqual(loaded.Weights.Parameters));
        }
    }

    [Fact]
    public void NaN_infinity_and_subnormals_are_kept_to_the_bit()
    {
        NetworkCore network = Sample.Network(Sample.OneTensor);
        network.Replace([Bits(0x7FC12345), float.NegativeInfinity, -0f, float.Epsilon, Bits(0x7F800001), float.MaxValue], [], []);
        byte[] file = Sample.Saved(network);
        Assert.Equal(file, Sample.Saved(NetworkCore.Load(Sample.OneTensor, Sample.Sum, file)));
    }

    private static NetworkLayout RandomLayout(int seed)
    {
        int Draw(int index, int bound) => CounterRandom.Below((ulong)seed, 1, (ulong)index, bound);
        (string, int[])[] Tensors(string kind, int first) =>
        [
            .. Enumerable.Range(0, Draw(first, 5)).Select(i => ($"{kind}.{i}.\"\\é\u0001𝄞{Draw(first + i, 9)}", Enumerable.Range(0, Draw(first + 10 + i, 4)).Select(axis => Draw(first + 20 + (4 * i) + axis, 6)).ToArray())),
        ];

        return Sample.Layout("Random", Tensors("parameter", 100), Tensors("state", 200), [.. Enumerable.Range(0, Draw(300, 3)).Select(i => $"counter{i}")]);
    }

    private static float Bits(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}
