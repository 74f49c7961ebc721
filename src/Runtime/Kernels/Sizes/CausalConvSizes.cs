namespace StaticNets.Runtime.Kernels;

/// <summary>Lengths of what a causal convolution prepares and remembers, in floats.</summary>
internal static class CausalConvSizes
{
    /// <summary>Whether each feature sees itself alone.</summary>
    public static bool IsDepthwise(int channels, int filters, int groups) => groups > 1 && channels == groups && filters == groups;

    /// <summary>The packed weight of a tap: a dense layer's for each group; where each feature sees itself alone, as many numbers.</summary>
    public static long Tap(int channels, int filters, int groups) => IsDepthwise(channels, filters, groups) ? channels : groups * DenseSizes.Panels(channels / groups, filters / groups);

    /// <summary>The packed weight of all taps.</summary>
    public static long Panels(int channels, int filters, int taps, int groups) => taps * Tap(channels, filters, groups);

    /// <summary>The steps that the window reaches, and the place of the oldest.</summary>
    public static long Window(int channels, int taps, int dilation) => ((taps - 1L) * dilation * channels) + 1;
}
