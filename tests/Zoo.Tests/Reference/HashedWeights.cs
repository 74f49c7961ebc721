using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>The tensors of a network as formulas, the same lines as in hashed.py: value = offset + slope · <see cref="HashWeights.Signed"/>(name, index), in double, rounded once.</summary>
public static class HashedWeights
{
    /// <summary>The values of one tensor.</summary>
    /// <param name="gains">The slope of the first suffix that the name ends with is multiplied by its factor.</param>
    public static float[] Of(string name, IReadOnlyList<int> shape, IReadOnlyList<(string Suffix, double Factor)> gains)
    {
        (double offset, double slope) = Line(name, shape, gains);
        float[] values = new float[shape.Aggregate(1, (length, extent) => length * extent)];
        ulong first = HashWeights.Bits(name);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(offset + (slope * HashWeights.Signed(first, i)));
        }

        return values;
    }

    private static (double Offset, double Slope) Line(string name, IReadOnlyList<int> shape, IReadOnlyList<(string Suffix, double Factor)> gains)
    {
        double gain = gains.Where(pair => name.EndsWith(pair.Suffix, StringComparison.Ordinal)).Select(pair => pair.Factor).DefaultIfEmpty(1).First();
        if (shape.Count > 1)
        {
            return (0, gain * Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1, (length, extent) => length * extent)));
        }

        return name.EndsWith(".running_var", StringComparison.Ordinal) ? (1, 0.5)
            : name.EndsWith(".weight", StringComparison.Ordinal) ? (gain, 0.25 * gain)
            : (0, 0.125);
    }
}
