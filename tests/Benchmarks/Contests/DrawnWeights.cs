extern alias compiler;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using compiler::StaticNets.Generator.Ir;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Benchmarks.Contests;

/// <summary>
/// Weights with which values keep their size through deep networks, so that outputs differ enough from each other to be compared: uniform ones of He's deviation √(2 / fan-in) for what multiplies,
/// norms near the identity. The same for a tensor of the same name on every machine.
/// </summary>
internal static class DrawnWeights
{
    /// <summary>The values of a tensor.</summary>
    public static float[] Of(NetworkTensor tensor)
    {
        int[] shape = [.. tensor.Shape.Extents];
        double bound = shape.Length > 1 ? Math.Sqrt(6.0 / (tensor.Length / shape[0])) : 0.2;
        double middle = shape.Length == 1 && (tensor.Name.EndsWith("weight", StringComparison.Ordinal) || tensor.Name.EndsWith("running_var", StringComparison.Ordinal)) ? 1 : 0;
        return Uniform(tensor.Name, tensor.Length, (float)(middle - bound), (float)(middle + bound));
    }

    /// <summary>Writes them all as a safetensors file that the network loads.</summary>
    public static void Save(CheckedNetwork network, Func<string, float[]> weights, string path)
    {
        SafetensorsWriter writer = new();
        foreach (NetworkTensor tensor in network.Tensors)
        {
            writer.Declare(tensor.Name, tensor.Role == TensorRole.Counter ? TensorType.I64 : TensorType.F32, [.. tensor.Shape.Extents]);
        }

        using FileStream file = File.Create(path);
        writer.Start(file);
        foreach (NetworkTensor tensor in network.Tensors)
        {
            if (tensor.Role == TensorRole.Counter)
            {
                writer.Write((ReadOnlySpan<long>)[0]);
            }
            else
            {
                writer.Write(weights(tensor.Name));
            }
        }

        writer.End();
    }

    /// <summary>Numbers between two bounds, keyed by a name.</summary>
    public static float[] Uniform(string key, int length, float low, float high)
    {
        // FNV-1a for the seed, Marsaglia's xorshift for the numbers.
        ulong state = key.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL) | 1;
        float[] values = new float[length];
        float scale = (high - low) / (1 << 24);
        for (int i = 0; i < values.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            values[i] = low + ((state >> 40) * scale);
        }

        return values;
    }
}
