using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Dense layers and changes of shape.</summary>
internal static class ShapeConfigurations
{
    public static LayerConfiguration Dense(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Coin() ? [draw.Among(1, 3, 16, 17, 64, 257)] : [draw.Among(1, 3, 5), draw.Among(1, 7, 16, 33)];
        DenseReference layer = new(draw.Positional(draw.Among(1, 2, 5, 10, 31, 32, 33, 65)), draw.Named("Bias", draw.Coin(), true));
        return new("Dense", seed, input, draw.Rows(), "Dense" + draw.Arguments, layer);
    }

    public static LayerConfiguration Flatten(int seed)
    {
        Draw draw = new(seed);
        return new("Flatten", seed, draw.Shape(draw.Width()), draw.Rows(), "Flatten", new ReshapeReference());
    }

    public static LayerConfiguration Reshape(int seed)
    {
        Draw draw = new(seed);
        (int a, int b, int c) = (draw.Among(1, 2, 3), draw.Among(2, 4), draw.Among(3, 5, 7));
        int[] dimensions = draw.Among<int[]>([a * b, c], [b, c * a], [c, a, b]);
        foreach (int extent in dimensions)
        {
            draw.Positional(extent);
        }

        return new("Reshape", seed, [a, b, c], draw.Rows(), "Reshape" + draw.Arguments, new ReshapeReference(dimensions));
    }

    public static LayerConfiguration Transpose(int seed)
    {
        Draw draw = new(seed);
        return new("Transpose", seed, [draw.Width(), draw.Width()], draw.Rows(), "Transpose", new TransposeReference());
    }

    public static LayerConfiguration Crop(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width(), sequences: false);
        int top = draw.Positional(draw.Among(0, 1, 2)), left = draw.Positional(draw.Among(0, 1, 3));
        CropReference layer = new(
            top, left, draw.Positional(draw.Among(1, 2, input[1] - top)), draw.Positional(draw.Among(1, 2, input[2] - left)));
        return new("Crop", seed, input, draw.Rows(), "Crop" + draw.Arguments, layer);
    }

    public static LayerConfiguration Upsample(int seed)
    {
        Draw draw = new(seed);
        int[] input = [draw.Among(1, 2, 5), draw.Among(1, 2, 5, 8), draw.Among(1, 3, 7)];
        UpsampleReference layer = new(draw.Positional(draw.Pair(input, 1, 2, 3, 4)), draw.Coin());
        if (layer.Bilinear || draw.Coin())
        {
            draw.Literally(layer.Bilinear ? "Mode = Bilinear" : "Mode = Nearest");
        }

        return new("Upsample", seed, input, draw.Rows(), "Upsample" + draw.Arguments, layer);
    }
}
