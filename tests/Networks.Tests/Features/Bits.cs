using System;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Layers.Tests.Reference;
using StaticNets.Runtime.Parameters;
using Xunit;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Values for inputs, and comparison to the bit.</summary>
internal static class Bits
{
    /// <summary>Values in [-1, 1), always the same for a name.</summary>
    public static float[] Values(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(index => (HashWeights.Bits(name, index) % 65536 / 32768f) - 1)];

    /// <summary>Labels below <paramref name="classes"/>.</summary>
    public static int[] Labels(string name, int count, int classes) =>
        [.. Enumerable.Range(0, count).Select(index => (int)(HashWeights.Bits(name, index) % (uint)classes))];

    /// <summary>All parameters and states of a network.</summary>
    public static float[] All(ParameterSet parameters) =>
        [.. parameters.Tensors.SelectMany(tensor => parameters[tensor.Name].ToArray())];

    /// <summary>Fails unless every bit is the same; NaNs count by their bits too.</summary>
    public static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        Assert.Equal(MemoryMarshal.Cast<float, int>(expected).ToArray(), MemoryMarshal.Cast<float, int>(actual).ToArray());
}
