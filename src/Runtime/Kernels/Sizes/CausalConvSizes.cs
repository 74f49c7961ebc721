namespace StaticNets.Runtime.Kernels;

/// <summary>Lengths of what a causal convolution prepares and remembers, in floats.</summary>
internal static class CausalConvSizes
{
    /// <summary>The packed weight: a dense layer's for each tap.</summary>
    public static long Panels(int channels, int filters, int taps) => taps * DenseSizes.Panels(channels, filters);

    /// <summary>The steps that the window reaches, and the place of the oldest.</summary>
    public static long Window(int channels, int taps, int dilation) => ((taps - 1L) * dilation * channels) + 1;
}
