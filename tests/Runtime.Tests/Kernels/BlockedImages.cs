using System;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Images [rows][channels][inner] as [rows][channels / 16][inner][16] and back, one value at a time.</summary>
public static class BlockedImages
{
    /// <summary>Into blocks. The channels that fill up the last block hold <paramref name="fill"/>, which no kernel may let through.</summary>
    public static float[] From(float[] planar, int channels, int inner, float fill = 1e6f)
    {
        int blocks = (channels + 15) / 16;
        float[] blocked = new float[channels == 0 ? 0 : planar.Length / channels * blocks * 16];
        Array.Fill(blocked, fill);
        for (int i = 0; i < planar.Length; i++)
        {
            blocked[Index(i, channels, inner)] = planar[i];
        }

        return blocked;
    }

    /// <summary>Out of blocks.</summary>
    public static float[] To(ReadOnlySpan<float> blocked, int channels, int inner)
    {
        int blocks = (channels + 15) / 16;
        float[] planar = new float[blocked.Length / (blocks * 16) * channels];
        for (int i = 0; i < planar.Length; i++)
        {
            planar[i] = blocked[Index(i, channels, inner)];
        }

        return planar;
    }

    private static int Index(int planar, int channels, int inner)
    {
        int position = planar % inner, channel = planar / inner % channels, row = planar / inner / channels;
        return (((((row * ((channels + 15) / 16)) + (channel / 16)) * inner) + position) * 16) + (channel % 16);
    }
}
