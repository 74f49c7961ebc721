using System.Collections.Generic;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Zoo.Tests.Reference;

/// <summary>Images as formulas, the same lines as in hashed.py: 8 by 8 coarse cells and noise of half their height.</summary>
public static class HashedImages
{
    /// <summary>Images 0 to count - 1 of shape [C, H, W], one behind the other.</summary>
    public static float[] Of(int count, IReadOnlyList<int> shape)
    {
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
