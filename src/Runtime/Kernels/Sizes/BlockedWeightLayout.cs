using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How the weight gradient of a convolution in blocks is cut: into chunks of the source's blocks whose terms make whole tiles, and bands of pixels that the sums go over.
/// </summary>
internal sealed class BlockedWeightLayout
{
    // Eight tiles of 14 rows.
    private const int Terms = 112;

    // A panel of the output's gradient stays in the second cache, beside the source, while all terms of a chunk pass over it.
    private const int MostPixels = 1024;

    public BlockedWeightLayout(in ConvSettings settings, bool planarInput)
    {
        ConvTaps taps = ConvTaps.Forward(in settings);
        int unit = planarInput ? 1 : BlockedConvLayout.Block;
        Blocks = (settings.GroupChannels + unit - 1) / unit;
        int most = Math.Max(1, Terms / (unit * taps.Count));
        Chunks = (Blocks + most - 1) / most;
        ChunkBlocks = (Blocks + Chunks - 1) / Chunks;

        // Channels that do not exist are summed too, and dropped.
        Source = new BlockedConvLayout(taps, ChunkBlocks * unit, settings.GroupFilters, settings.Height, settings.Width, planarInput, mostPixels: MostPixels);
    }

    /// <summary>Blocks of a group, or its channels where x is planar.</summary>
    public int Blocks { get; }

    /// <summary>Chunks of a group.</summary>
    public int Chunks { get; }

    /// <summary>Most blocks of a chunk.</summary>
    public int ChunkBlocks { get; }

    /// <summary>Layout of a chunk.</summary>
    public BlockedConvLayout Source { get; }

    /// <summary>Floats of the sums of a chunk, [panel][block of filters][term][16].</summary>
    public long SumsLength => (long)Source.Panels * BlockedConvLayout.PanelWidth * Source.Count;
}
