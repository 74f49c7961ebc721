using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>What make_blocks.py and make_gradients.py keep of a long tensor: its norm and its products with three or eight hashed directions.</summary>
public static class Projection
{
    private const string Suffix = ".projected";

    /// <summary>The tensors as the expected ones are kept: those whose name has the suffix there are projected.</summary>
    public static IReadOnlyDictionary<string, float[]> Like(IReadOnlyDictionary<string, float[]> expected, IReadOnlyDictionary<string, float[]> found) => found.ToDictionary(
        tensor => expected.ContainsKey(tensor.Key + Suffix) ? tensor.Key + Suffix : tensor.Key,
        tensor => expected.TryGetValue(tensor.Key + Suffix, out float[]? kept) ? Of(tensor.Key, tensor.Value, kept.Length - 1) : tensor.Value);

    private static float[] Of(string name, float[] values, int directions) =>
        [(float)Math.Sqrt(values.Sum(value => (double)value * value)), .. Enumerable.Range(0, directions).Select(number => Product(values, HashWeights.Bits($"{name}.direction{number}")))];

    private static float Product(float[] values, ulong direction)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * HashWeights.Signed(direction, i);
        }

        return (float)sum;
    }
}
