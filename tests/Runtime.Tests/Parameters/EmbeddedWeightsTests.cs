using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Runtime.Tests.Parameters;

public class EmbeddedWeightsTests
{
    private const string Resource = "StaticNets.Runtime.Tests.Embedded.one.safetensors";

    /// <summary>The resource is Conformance/safetensors/ok_minimal.safetensors.</summary>
    [Fact]
    public void A_resource_is_read_where_it_is_mapped()
    {
        NetworkCore embedded = NetworkCore.Embedded(Sample.OneTensor, Sample.Sum, typeof(EmbeddedWeightsTests).Assembly, Resource);
        string path = Path.Combine(AppContext.BaseDirectory, "Parameters", "Conformance", "safetensors", "ok_minimal.safetensors");
        NetworkCore loaded = NetworkCore.Load(Sample.OneTensor, Sample.Sum, path);

        Assert.True(embedded.Weights.InPlace);
        Assert.False(loaded.Weights.InPlace);
        Assert.Equal(Sample.Fingerprint(loaded), Sample.Fingerprint(embedded));
        Assert.Equal(Sample.Saved(loaded), Sample.Saved(embedded));
    }

    [Fact]
    public void Writing_to_embedded_weights_copies_them_first()
    {
        NetworkCore embedded = NetworkCore.Embedded(Sample.OneTensor, Sample.Sum, typeof(EmbeddedWeightsTests).Assembly, Resource);
        NetworkWeights old = embedded.Weights;
        float[] before = old.Parameters.ToArray();
        embedded.Parameters.Write("w", [9, 9, 9, 9, 9, 9]);

        Assert.Equal(before, old.Parameters);
        Assert.Equal([9, 9, 9, 9, 9, 9], embedded.Weights.Parameters);
        Assert.False(embedded.Weights.InPlace);
    }

    [Fact]
    public void A_missing_resource_and_one_that_does_not_fit_are_named()
    {
        Assert.Contains("'none'", Assert.Throws<FileNotFoundException>(() => NetworkCore.Embedded(Sample.Small, Sample.Sum, typeof(EmbeddedWeightsTests).Assembly, "none")).Message, StringComparison.Ordinal);
        string message = Assert.Throws<SafetensorsException>(() => NetworkCore.Embedded(Sample.Small, Sample.Sum, typeof(EmbeddedWeightsTests).Assembly, Resource)).Message;
        Assert.Contains(Resource, message, StringComparison.Ordinal);
        Assert.Contains("1 unexpected: 'w' [2, 3] F32", message, StringComparison.Ordinal);
    }

    /// <summary>At each of 64 alignments: the canonical file in place and bit-equal, another order or type copied and bit-equal.</summary>
    [Fact]
    public unsafe void Any_alignment_is_read_in_place_and_another_order_is_copied()
    {
        NetworkCore network = Sample.Network(Sample.Small, seed: 5);
        byte[] file = Sample.Saved(network);
        byte[] reordered = Reordered(network);
        byte* memory = (byte*)NativeMemory.AlignedAlloc((nuint)(Math.Max(file.Length, reordered.Length) + 64), 64);
        for (int offset = 0; offset < 64; offset++)
        {
            (WeightLoading.Loaded weights, bool inPlace) = Read(file, memory + offset);
            Assert.True(inPlace);
            Assert.True(weights.Parameters.Read.SequenceEqual(network.Weights.Parameters));
            Assert.True(weights.States.Read.SequenceEqual(network.Weights.States));
            float* data = (float*)(memory + offset + file.Length - 8 - (24 * sizeof(float)));
            Assert.True(data == (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(weights.Parameters.Read)));

            (weights, inPlace) = Read(reordered, memory + offset);
            Assert.False(inPlace);
            Assert.True(weights.Parameters.Read.SequenceEqual(network.Weights.Parameters));
            Assert.True(weights.States.Read.SequenceEqual(network.Weights.States));
        }

        NativeMemory.AlignedFree(memory);
    }

    private static unsafe (WeightLoading.Loaded Weights, bool InPlace) Read(byte[] file, byte* memory)
    {
        file.CopyTo(new Span<byte>(memory, file.Length));
        return EmbeddedWeights.Read(Sample.Small, new UnmanagedMemoryStream(memory, file.Length));
    }

    /// <summary>The same tensors, sorted by name as PyTorch's own writer would.</summary>
    private static byte[] Reordered(NetworkCore network)
    {
        SafetensorsWriter writer = new();
        TensorInfo[] tensors = [.. network.Parameters.Tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
        foreach (TensorInfo tensor in tensors)
        {
            writer.Declare(tensor.Name, TensorType.F32, [.. tensor.Shape]);
        }

        using MemoryStream stream = new();
        writer.Start(stream);
        foreach (TensorInfo tensor in tensors)
        {
            writer.Write(network.Parameters[tensor.Name]);
        }

        writer.End();
        return stream.ToArray();
    }
}
