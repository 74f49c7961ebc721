using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Runtime.Tests.Parameters;

/// <summary>Small networks and files for the tests of this folder.</summary>
internal static class Sample
{
    /// <summary>One parameter w [2, 3] and nothing else: the model of the conformance manifest.</summary>
    public static NetworkLayout OneTensor { get; } = Layout("One", [("w", [2, 3])], [], []);

    /// <summary>Two parameters, one of odd length, two states and a counter.</summary>
    public static NetworkLayout Small { get; } =
        Layout("Small", [("conv.weight", [3, 5]), ("conv.bias", [3])], [("bn.running_mean", [3]), ("bn.running_var", [3])], ["bn.num_batches_tracked"]);

    public static NetworkLayout Layout(string network, (string Name, int[] Shape)[] parameters, (string Name, int[] Shape)[] states, string[] counters) =>
        new(network, Tensors(parameters), Tensors(states), counters, preparedLength: 1);

    /// <summary>Prepared = the sum of all: enough to see that it was made from the weights beside it.</summary>
    public static void Sum(ReadOnlySpan<float> parameters, ReadOnlySpan<float> states, Span<float> prepared)
    {
        float sum = 0;
        foreach (float value in parameters)
        {
            sum += value;
        }

        foreach (float value in states)
        {
            sum += value;
        }

        prepared[0] = sum;
    }

    public static NetworkCore Network(NetworkLayout layout, ulong seed = 1) => new(layout, Sum, seed);

    /// <summary>A file with this header, unpadded, and this much data: byte i is i.</summary>
    public static byte[] File(string header, int dataLength) => File(Encoding.UTF8.GetBytes(header), dataLength);

    public static byte[] File(byte[] header, int dataLength)
    {
        byte[] file = new byte[8 + header.Length + dataLength];
        BitConverter.TryWriteBytes(file, (long)header.Length);
        header.CopyTo(file, 8);
        for (int i = 0; i < dataLength; i++)
        {
            file[8 + header.Length + i] = (byte)i;
        }

        return file;
    }

    public static byte[] Saved(NetworkCore network)
    {
        using MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    /// <summary>Every bit of a network's weights, for comparisons that must not miss a NaN or a sign of zero.</summary>
    public static string Fingerprint(NetworkCore network)
    {
        NetworkWeights weights = network.Weights;
        StringBuilder text = new();
        foreach (float value in (float[])[.. weights.Parameters, .. weights.States, .. weights.Prepared])
        {
            text.Append(BitConverter.SingleToUInt32Bits(value)).Append(' ');
        }

        return text.AppendJoin(' ', weights.Counters.ToArray()).Append(" v").Append(weights.Version).ToString();
    }

    private static List<TensorInfo> Tensors((string Name, int[] Shape)[] tensors)
    {
        List<TensorInfo> result = [];
        int offset = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            int length = 1;
            foreach (int size in shape)
            {
                length *= size;
            }

            result.Add(new TensorInfo(name, shape, offset, length, Initialiser.Normal(1)));
            offset += length;
        }

        return result;
    }
}
