namespace StaticNets.Generator.Ir;

/// <summary>Sizes of images whose channels lie in blocks of 16.</summary>
internal static class Blocks
{
    public const int Channels = 16;

    /// <summary>Channels with those that fill the last block.</summary>
    public static long Padded(long channels) => (channels + Channels - 1) / Channels * Channels;

    /// <summary>Floats of one sample of an image [C, H, W].</summary>
    public static long Length(Shape image) => Padded(image[0]) * (image.Length / image[0]);
}
