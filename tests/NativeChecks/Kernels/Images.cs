using System;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>Planar images [sample][channel][position] in blocks of 16 channels, [sample][block][position][16], and back, one value after the other.</summary>
internal static class Images
{
    private const int Lanes = 16;

    public static T[] Blocked<T>(T[] planar, int channels, int inner, T padding)
    {
        int blocks = (channels + Lanes - 1) / Lanes, rows = planar.Length / (channels * inner);
        T[] blocked = new T[rows * blocks * Lanes * inner];
        Array.Fill(blocked, padding);
        for (int i = 0; i < planar.Length; i++)
        {
            int position = i % inner, channel = i / inner % channels, row = i / inner / channels;
            blocked[(((((row * blocks) + (channel / Lanes)) * inner) + position) * Lanes) + (channel % Lanes)] = planar[i];
        }

        return blocked;
    }

    /// <summary>The field of an image; its lanes of no channel hold a number that shows in a result that reads it.</summary>
    public static Field Blocked(Field planar, int channels, int inner) => new(Blocked(planar.Span.ToArray(), channels, inner, 1000f));
}
