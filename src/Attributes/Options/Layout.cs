namespace StaticNets;

/// <summary>How the caller's images lie in memory.</summary>
public enum Layout
{
    /// <summary>One plane per channel: [C, H, W], as PyTorch.</summary>
    Planes,

    /// <summary>The channels of a pixel side by side: [H, W, C], as image libraries.</summary>
    Interleaved,
}
