using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>Images and tokens as formulas, the same lines as in hashed.py: 8 by 8 coarse cells and noise of half their height.</summary>
public static class HashedImages
{
    /// <summary>Images 0 to count - 1 of shape [C, H, W], one behind the other; of [T, V] as many sequences of T tokens of a vocabulary of V, each as a number.</summary>
    public static float[] Of(int count, IReadOnlyList<int> shape)
    {
        if (shape.Count == 2)
        {
            return [.. Enumerable.Range(0, count * shape[0]).Select(i => (float)(HashWeights.Bits($"tokens{i / shape[0]}", i % shape[0]) % (uint)shape[1]))];
        }

        (int channels, int height, int width) = (shape[0], shape[1], shape[2]);
        float[] values = new float[count * channels * height * width];
        int next = 0;
        for (int number = 0; number < count; number++)
        {
            (string cells, string noise) = ($"image{number}.cells", $"image{number}.noise");
            for (int i = 0; i < channels * height * width; i++)
            {
                (int c, int y, int x) = (i / (height * width), i / width % height, i % width);
                int cell = (((c * 8) + (y * 8 / height)) * 8) + (x * 8 / width);
                values[next++] = (float)(HashWeights.Signed(cells, cell) + (0.5 * HashWeights.Signed(noise, i)));
            }
        }

        return values;
    }
}
