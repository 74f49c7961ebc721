using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNets.Training;

/// <summary>Weights in words, for the settings of a loss.</summary>
internal static class WeightText
{
    // A message that quotes a thousand weights is of no use.
    private const int MostNamed = 16;

    /// <summary>A few as they are; of many their number and the first 64 bits of their SHA-256.</summary>
    public static string Of(float[] weights) => weights.Length <= MostNamed
        ? string.Join(" ", weights.Select(weight => weight.ToString("R", CultureInfo.InvariantCulture)))
        : string.Create(CultureInfo.InvariantCulture, $"{weights.Length} of hash {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(weights.AsSpan())))[..16]}");
}
