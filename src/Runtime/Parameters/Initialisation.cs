using System;
using System.Collections.Generic;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Runtime.Parameters;

/// <summary>First values of a network. Element i of tensor t depends on (seed, t, i) alone, so they are the same on every machine.</summary>
internal static class Initialisation
{
    /// <param name="tensors">Parameters or states.</param>
    /// <param name="firstIndex">Index of the first tensor within the network: states come after parameters.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="values">The span that holds the tensors; written whole.</param>
    public static void Fill(IReadOnlyList<TensorInfo> tensors, int firstIndex, ulong seed, Span<float> values)
    {
        for (int i = 0; i < tensors.Count; i++)
        {
            TensorInfo tensor = tensors[i];
            ulong key = CounterRandom.Key(seed, RandomPurpose.Initialisation, index: firstIndex + i);
            Fill(tensor.Initialiser, key, values.Slice(tensor.Offset, tensor.Length));
        }
    }

    private static void Fill(Initialiser initialiser, ulong key, Span<float> values)
    {
        switch (initialiser.Kind)
        {
            case InitialiserKind.Uniform:
                CounterRandom.FillFloat(key, stream: 0, first: 0, values);
                for (int i = 0; i < values.Length; i++)
                {
                    // 2u - 1 is exact and below 1, so the product stays below the bound.
                    values[i] = ((2 * values[i]) - 1) * initialiser.Value;
                }

                break;

            case InitialiserKind.Normal:
                CounterRandom.FillNormal(key, stream: 0, values);
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] *= initialiser.Value;
                }

                break;

            default:
                values.Fill(initialiser.Value);
                break;
        }
    }
}
