using System.Runtime.Intrinsics;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Blocked images: [C / 16, rounded up][H][W][16] for each sample. The lanes past the last channel hold finite values that nobody reduces over.
/// </summary>
internal static class Blocks
{
    /// <summary>Channels of a block: one vector of 512 bits, two of 256, four of 128.</summary>
    public const int Lanes = 16;

    /// <summary>Blocks that hold <paramref name="channels"/> channels.</summary>
    public static int Count(int channels) => (channels + Lanes - 1) / Lanes;

    /// <summary>Floats of one sample of <paramref name="channels"/> planes of <paramref name="inner"/> values.</summary>
    public static long Length(int channels, int inner) => (long)Count(channels) * Lanes * inner;

    /// <summary>Channels in block number <paramref name="block"/>: 16, or fewer in the last.</summary>
    public static int Channels(int block, int channels) => int.Min(Lanes, channels - (block * Lanes));

    /// <summary>
    /// A block's 16 values of a vector [channels]: those of the vector itself, or in <paramref name="lanes"/> a copy in which the lanes past the last channel
    /// (all where there is no vector) are <paramref name="missing"/>.
    /// </summary>
    public static unsafe float* Of(float* values, int block, int channels, float missing, float* lanes)
    {
        if (values != null && Channels(block, channels) == Lanes)
        {
            return values + (block * Lanes);
        }

        Copy(values, block, channels, missing, lanes);
        return lanes;
    }

    /// <summary>Copies a block's 16 values of a vector [channels]; lanes past the last channel, all where there is no vector, get <paramref name="missing"/>.</summary>
    public static unsafe void Copy(float* values, int block, int channels, float missing, float* lanes)
    {
        int count = values == null ? 0 : Channels(block, channels);
        values += block * Lanes;
        if (count == Lanes)
        {
            for (int lane = 0; lane < Lanes; lane += Vector128<float>.Count)
            {
                Vector128.Load(values + lane).Store(lanes + lane);
            }

            return;
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            lanes[lane] = lane < count ? values[lane] : missing;
        }
    }
}
