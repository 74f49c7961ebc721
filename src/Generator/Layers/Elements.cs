using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>How kernels see a sample that is no image to them.</summary>
internal static class Elements
{
    /// <summary>All values in a row.</summary>
    public static Geometry Of(Shape shape) => Geometry.Of("MapShape", ("length", shape.Length));

    /// <summary>The channels of an image [C, H, W], the features of each step of [T, D], the values of a vector [N].</summary>
    public static Geometry Channels(Shape shape) => shape.Rank switch
    {
        1 => Geometry.Channels(1, shape[0], 1),
        2 => Geometry.Channels(shape[0], shape[1], 1),
        _ => Geometry.Channels(1, shape[0], Plane(shape)),
    };

    /// <summary>How many channels or features a shape has.</summary>
    public static int ChannelCount(Shape shape) => shape.Rank == 2 ? shape[1] : shape[0];

    /// <summary>Values of one channel of an image.</summary>
    public static long Plane(Shape shape) => shape.Length / shape[0];
}
