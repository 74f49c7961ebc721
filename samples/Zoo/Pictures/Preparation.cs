using System;

namespace StaticNets.Zoo.Pictures;

/// <summary>
/// How a picture becomes a network's input, as torchvision's transforms for its published weights: the shorter side to <paramref name="Shorter"/>, the middle cut out, colours
/// normalised. The same bits as <c>Resize, CenterCrop, ToTensor, Normalize</c> of a PIL image.
/// </summary>
/// <param name="Shorter">Pixels of the shorter side before the middle is cut out.</param>
/// <param name="Height">Rows of the input.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Mean">By channel, with 1 the brightest; one channel: grey.</param>
/// <param name="Deviation">By channel.</param>
internal sealed record Preparation(int Shorter, int Height, int Width, float[] Mean, float[] Deviation)
{
    private static readonly float[] ImageNetMean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] ImageNetDeviation = [0.229f, 0.224f, 0.225f];
    private static readonly float[] Half = [0.5f, 0.5f, 0.5f];

    /// <summary>What the published weights of a network were trained with.</summary>
    /// <param name="network">Its name.</param>
    /// <param name="input">Channels, height and width.</param>
    public static Preparation Of(string network, (int Channels, int Height, int Width) input)
    {
        // 224 is cut from 256 and 299 from 342, but from 242 for the largest Vision Transformer; tiny pictures are whole as they are.
        int side = Math.Max(input.Height, input.Width);
        int shorter = side < 64 ? side : network == "ViTL16" ? 242 : (int)Math.Round(side * 256 / 224.0);
        if (input.Channels == 1)
        {
            return new Preparation(shorter, input.Height, input.Width, [0], [1]);
        }

        // Networks of TensorFlow and JAX want -1 to 1, also where torchvision has their weights (transform_input).
        bool symmetric = network == "MobileNetV1" || Array.Exists(["InceptionV", "GoogLeNet", "Mixer"], family => network.StartsWith(family, StringComparison.Ordinal));
        return symmetric
            ? new Preparation(shorter, input.Height, input.Width, Half, Half)
            : new Preparation(shorter, input.Height, input.Width, ImageNetMean, ImageNetDeviation);
    }

    /// <summary>The input, [channels, height, width], from a PNG file.</summary>
    /// <exception cref="System.IO.IOException">The file cannot be read.</exception>
    /// <exception cref="System.IO.InvalidDataException">It is no PNG, or one so long and thin that it has no right size.</exception>
    public float[] Read(string path)
    {
        Picture picture = Picture.Read(path);
        if ((long)Math.Max(picture.Width, picture.Height) * Shorter / Math.Min(picture.Width, picture.Height) > 100_000)
        {
            throw new System.IO.InvalidDataException($"{path} is {picture.Width}x{picture.Height} pixels: too long and thin to be told.");
        }

        return Apply(picture);
    }

    /// <summary>The input, [channels, height, width], from a picture.</summary>
    public float[] Apply(Picture picture)
    {
        (int width, int height) = picture.Width <= picture.Height
            ? (Shorter, (int)((long)Shorter * picture.Height / picture.Width))
            : ((int)((long)Shorter * picture.Width / picture.Height), Shorter);
        Picture resized = Resampling.Resize(picture, width, height);
        int top = (int)Math.Round((height - Height) / 2.0); // to even, as Python rounds
        int left = (int)Math.Round((width - Width) / 2.0);

        float[] input = new float[Mean.Length * Height * Width];
        for (int channel = 0; channel < Mean.Length; channel++)
        {
            for (int i = 0; i < Height * Width; i++)
            {
                int pixel = Picture.Channels * (((top + (i / Width)) * width) + left + (i % Width));
                byte value = Mean.Length == 1 ? Grey(resized.Pixels.AsSpan(pixel, Picture.Channels)) : resized.Pixels[pixel + channel];
                input[(channel * Height * Width) + i] = ((value / 255f) - Mean[channel]) / Deviation[channel];
            }
        }

        return input;
    }

    /// <summary>Brightness by ITU-R 601-2, as Pillow's mode L.</summary>
    private static byte Grey(ReadOnlySpan<byte> rgb) => (byte)(((rgb[0] * 19595) + (rgb[1] * 38470) + (rgb[2] * 7471) + 0x8000) >> 16);
}
