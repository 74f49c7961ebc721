using StaticNets.Runtime.Kernels;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Shapes of vectors, sequences and images whose extents end before, at and after the ends of vectors.</summary>
internal static class ChannelShapes
{
    public static ChannelShape[] All { get; } =
    [
        new(1, 1, 1), new(1, 3, 1), new(1, 10, 1), new(1, 16, 1), new(1, 33, 1), new(1, 257, 1), new(5, 7, 1), new(4, 16, 1), new(3, 19, 1),
        new(1, 3, 4), new(1, 5, 16), new(1, 2, 37), new(1, 17, 33), new(2, 3, 7), new(1, 1, 50), new(1, 4, 64),
    ];

    /// <summary>Large enough for several parts: a sequence, an image, a vector.</summary>
    public static ChannelShape[] Large { get; } = [new(50, 331, 1), new(1, 65, 257), new(1, 17_001, 1)];
}
