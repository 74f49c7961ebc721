using System;
using System.Text;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Numbers that are a function of a name and an index, the same here and in the Python scripts (make_lenet_training.py), so that weights
/// and data of a comparison with PyTorch need not be kept in files.
/// </summary>
public static class HashWeights
{
    private const ulong FnvOffset = 0xCBF29CE484222325, FnvPrime = 0x100000001B3, GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>FNV-1a of the UTF-8 name.</summary>
    public static ulong Bits(string name)
    {
        ulong z = FnvOffset;
        foreach (byte letter in Encoding.UTF8.GetBytes(name))
        {
            z = (z ^ letter) * FnvPrime;
        }

        return z;
    }

    /// <summary>64 bits: SplitMix64's finaliser over FNV-1a of the UTF-8 name plus (index + 1) times the golden ratio, modulo 2^64.</summary>
    public static ulong Bits(string name, long index) => Mixed(Bits(name), index);

    /// <summary>A multiple of 2^-24 in [0, 1): exact in float and in double.</summary>
    public static double Unit(string name, long index) => (Bits(name, index) >> 40) / 16777216.0;

    /// <summary>A multiple of 2^-23 in [-1, 1): exact in float and in double.</summary>
    public static double Signed(string name, long index) => Signed(Bits(name), index);

    /// <summary>The same with the name hashed already, for tensors of millions of values.</summary>
    public static double Signed(ulong name, long index) => (2 * ((Mixed(name, index) >> 40) / 16777216.0)) - 1;

    /// <summary>
    /// The values of a parameter tensor: <see cref="Signed"/> / √fanIn, computed in double and rounded once.
    /// </summary>
    /// <param name="name">The tensor's name, <c>conv1.weight</c>.</param>
    /// <param name="length">How many values.</param>
    /// <param name="fanIn">Inputs of one output of the layer; a bias takes that of its layer.</param>
    public static float[] Parameter(string name, int length, int fanIn)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = (float)(Signed(name, i) / Math.Sqrt(fanIn));
        }

        return values;
    }

    private static ulong Mixed(ulong name, long index)
    {
        ulong z = name + (((ulong)index + 1) * GoldenRatio);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
