using System;
using System.Collections.Generic;
using StaticNets.Runtime.Simd;

namespace StaticNets.Runtime.Tests;

/// <summary>A function written for any group of floats, for tests of every width.</summary>
public interface IVectorFunction
{
    /// <summary>The function.</summary>
    TV Of<TV>(TV x)
        where TV : struct, ISimd<TV>;
}

/// <summary>Evaluates a function with groups of each width on this machine, whatever it has registers for.</summary>
public static class Widths
{
    /// <summary>The results by the width's name; <paramref name="x"/> has a multiple of 32 values.</summary>
    public static Dictionary<string, float[]> All<TFunction>(TFunction function, float[] x)
        where TFunction : struct, IVectorFunction => new()
        {
            ["1"] = Each<TFunction, Simd1>(function, x),
            ["4"] = Each<TFunction, Simd4>(function, x),
            ["8"] = Each<TFunction, Simd8>(function, x),
            ["16"] = Each<TFunction, Simd16>(function, x),
            ["2 x 8"] = Each<TFunction, Pair<Simd8>>(function, x),
            ["4 x 4"] = Each<TFunction, Pair<Pair<Simd4>>>(function, x),
        };

    /// <summary>The results with groups of one width.</summary>
    public static float[] Each<TFunction, TV>(TFunction function, float[] x)
        where TFunction : struct, IVectorFunction
        where TV : struct, ISimd<TV>
    {
        float[] y = new float[x.Length];
        for (int i = 0; i < x.Length; i += TV.Count)
        {
            TV.Store(function.Of(TV.Load(ref x[0], i)), ref y[0], i);
        }

        return y;
    }

    /// <summary>About <paramref name="count"/> floats evenly spread over all bit patterns, NaNs and infinities left out, filled up to a multiple of 32.</summary>
    public static float[] EveryMagnitude(int count, float low = float.MinValue, float high = float.MaxValue)
    {
        List<float> values = [];
        long step = (0x1_0000_0000L / count) | 1;
        for (long bits = 0; bits < 0x1_0000_0000L; bits += step)
        {
            float value = BitConverter.UInt32BitsToSingle((uint)bits);
            if (value >= low && value <= high)
            {
                values.Add(value);
            }
        }

        while (values.Count % 32 != 0)
        {
            values.Add(values[0]);
        }

        return [.. values];
    }
}
