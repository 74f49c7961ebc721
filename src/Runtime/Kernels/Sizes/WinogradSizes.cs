namespace StaticNets.Runtime.Kernels;

/// <summary>Lengths of what <c>WinogradConv</c> prepares and of its scratch, in floats.</summary>
internal static class WinogradSizes
{
    /// <summary>Inputs that a tile of so many outputs reads in each direction.</summary>
    public static int Extent(int tile, int window) => tile + window - 1;

    /// <summary>Length of the transformed weights [panel of 32 filters][frequency][channel][32]. Backward channels and filters change places.</summary>
    public static long Packed(int channels, int filters, int tile, int window = 3) =>
        ((long)filters + DenseSizes.PanelWidth - 1) / DenseSizes.PanelWidth * DenseSizes.PanelWidth * channels * Extent(tile, window) * Extent(tile, window);

    /// <summary>Scratch of the forward pass, with and without residual.</summary>
    public static WorkLength Forward(int channels, int tile, int window = 3) => new(0, new WinogradLayout(channels, Extent(tile, window)).Length);

    /// <summary>Scratch of the pass back to the input.</summary>
    public static WorkLength BackwardData(int filters, int tile, int window = 3) => new(0, new WinogradLayout(filters, Extent(tile, window)).Length);

    /// <summary>Scratch of the gradient of the weights.</summary>
    public static WorkLength BackwardWeights(int channels, int filters) => new(new WinogradWeightLayout(channels, filters).Length, 0);
}
