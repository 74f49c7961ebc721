namespace StaticNets.Runtime.Kernels;

/// <summary>
/// How the gradient of the weights by minimal filtering cuts its work: for one block of channels and one of filters so many tiles at a time are transformed,
/// and their products added up in [frequency][panel of 32 filters][channel][32].
/// </summary>
internal readonly struct WinogradWeightLayout
{
    /// <summary>Products per tile, channel and filter: tiles of 2.</summary>
    public const int Frequencies = 16;

    // 128 by 128 sums of 16 frequencies are 1 MB; with fewer the transforms, which are done again for every pair of blocks, would cost more than 5 %.
    private const int MostInBlock = 128;

    // Every chunk reads and writes all the sums; of 64 tiles that costs a twentieth of the products.
    private const int MostTiles = 64;

    public WinogradWeightLayout(int channels, int filters)
    {
        ChannelBlock = Block(channels, 16);
        FilterBlock = Block(filters, DenseSizes.PanelWidth);

        // An odd number of cache lines, so that the rows of a column fall on different ones.
        ChannelRow = ChannelBlock / 16 % 2 == 0 ? ChannelBlock + 16 : ChannelBlock;
        FilterRow = FilterBlock + 16;
    }

    /// <summary>Most channels of a block, a multiple of 16.</summary>
    public int ChannelBlock { get; }

    /// <summary>Most filters of a block, a multiple of 32.</summary>
    public int FilterBlock { get; }

    /// <summary>Distance of two tiles' transformed channels.</summary>
    public int ChannelRow { get; }

    /// <summary>Distance of two tiles' transformed gradients.</summary>
    public int FilterRow { get; }

    /// <summary>Most tiles of a chunk.</summary>
    public int Tiles => MostTiles;

    /// <summary>Floats of a chunk's transformed input.</summary>
    public long ChannelLength => Frequencies * WinogradLayout.Frequency(Tiles, ChannelRow);

    /// <summary>Floats of a chunk's transformed gradients.</summary>
    public long FilterLength => Frequencies * WinogradLayout.Frequency(Tiles, FilterRow);

    /// <summary>Floats of all scratch.</summary>
    public long Length => ChannelLength + FilterLength + ((long)Frequencies * ChannelBlock * FilterBlock);

    /// <summary>Blocks of about equal size, each a multiple of <paramref name="unit"/>.</summary>
    private static int Block(int count, int unit)
    {
        int blocks = (count + MostInBlock - 1) / MostInBlock;
        return (((count + blocks - 1) / blocks) + unit - 1) / unit * unit;
    }
}
