using System.Linq;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Networks.Tests.Features;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>Data for batches of sequences, always the same for a name.</summary>
internal static class Sequences
{
    /// <summary>Lengths from 1 to <paramref name="steps"/>.</summary>
    public static int[] Lengths(string name, int rows, int steps) => [.. Enumerable.Range(0, rows).Select(row => 1 + (int)(HashWeights.Bits(name, row) % (uint)steps))];

    /// <summary>Tokens below <paramref name="vocabulary"/>, or classes.</summary>
    public static int[] Tokens(string name, int count, int vocabulary) => Bits.Labels(name, count, vocabulary);

    /// <summary>A copy with <paramref name="garbage"/> in all steps beyond the lengths.</summary>
    public static float[] Spoiled(float[] sequences, int[] lengths, int features, float garbage) => Replaced(sequences, lengths, features, beyond: true, garbage);

    /// <summary>What stands beyond the lengths; the true steps are zero.</summary>
    public static float[] Beyond(float[] sequences, int[] lengths, int features) => Replaced(sequences, lengths, features, beyond: false, 0);

    private static float[] Replaced(float[] sequences, int[] lengths, int features, bool beyond, float by)
    {
        int steps = sequences.Length / features / lengths.Length;
        return [.. sequences.Select((value, i) => i / features % steps >= lengths[i / features / steps] == beyond ? by : value)];
    }
}
