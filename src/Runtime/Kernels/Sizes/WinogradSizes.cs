namespace StaticNets.Runtime.Kernels;

/// <summary>Lengths of what <c>WinogradConv</c> prepares and of its scratch, in floats.</summary>
internal static class WinogradSizes
{
    /// <summary>Length of the transformed weights [panel of 32 filters][frequency][channel][32]. Backward channels and filters change places.</summary>
    public static long Packed(int channels, int filters, int tile) =>
        ((long)filters + DenseSizes.PanelWidth - 1) / DenseSizes.PanelWidth * DenseSizes.PanelWidth * channels * (tile + 2) * (tile + 2);

    /// <summary>Scratch of the forward pass, with and without residual.</summary>
    public static WorkLength Forward(int channels, int tile) => new(0, new WinogradLayout(channels, tile).Length);

    /// <summary>Scratch of the pass back to the input.</summary>
    public static WorkLength BackwardData(int filters, int tile) => new(0, new WinogradLayout(filters, tile).Length);

    /// <summary>Scratch of the gradient of the weights.</summary>
    public static WorkLength BackwardWeights(int channels, int filters) => new(new WinogradWeightLayout(channels, filters).Length, 0);
}
