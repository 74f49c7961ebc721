using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Pools with drawn settings, over images and over the steps of sequences.</summary>
internal static class PoolingConfigurations
{
    public static LayerConfiguration MaxPool(int seed)
    {
        (Draw draw, int[] input, Extent window) = Window(seed);
        MaxPoolReference layer = new(window)
        {
            S = draw.Named("S", draw.Pair(input, 1, 2, 3), window),
            Dilation = draw.Named<Extent>("Dilation", draw.Pair(input, 1, 1, 2), 1),
        };
        (Extent padding, bool same, bool ceil) = Edges(draw, input);
        return new("MaxPool", seed, input, draw.Rows(), "MaxPool" + draw.Arguments, layer with { P = padding, Same = same, CeilMode = ceil });
    }

    public static LayerConfiguration AvgPool(int seed)
    {
        (Draw draw, int[] input, Extent window) = Window(seed);
        AvgPoolReference layer = new(window)
        {
            S = draw.Named("S", draw.Pair(input, 1, 2, 3), window),
            CountIncludePad = draw.Named("CountIncludePad", draw.Coin(), true),
        };
        (Extent padding, bool same, bool ceil) = Edges(draw, input);
        return new("AvgPool", seed, input, draw.Rows(), "AvgPool" + draw.Arguments, layer with { P = padding, Same = same, CeilMode = ceil });
    }

    public static LayerConfiguration AdaptiveAvgPool(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width(), sequences: false);
        AdaptiveAvgPoolReference layer = new(draw.Positional(draw.Pair(input, 1, 2, 3, 4, 7)));
        return new("AdaptiveAvgPool", seed, input, draw.Rows(), "AdaptiveAvgPool" + draw.Arguments, layer);
    }

    public static LayerConfiguration GlobalAvgPool(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width(), sequences: false);
        GlobalAvgPoolReference layer = new(draw.Named("KeepExtent", draw.Coin(), false));
        return new("GlobalAvgPool", seed, input, draw.Rows(), "GlobalAvgPool" + draw.Arguments, layer);
    }

    public static LayerConfiguration GlobalMaxPool(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width(), sequences: false);
        GlobalMaxPoolReference layer = new(draw.Named("KeepExtent", draw.Coin(), false));
        return new("GlobalMaxPool", seed, input, draw.Rows(), "GlobalMaxPool" + draw.Arguments, layer);
    }

    private static (Draw Draw, int[] Input, Extent Window) Window(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width());
        return (draw, input, draw.Named<Extent>("F", draw.Pair(input, 2, 2, 3), 2));
    }

    private static (Extent P, bool Same, bool Ceil) Edges(Draw draw, int[] input)
    {
        if (draw.Among(0, 0, 1) == 1)
        {
            draw.Literally("Padding = Same");
            return (0, true, false);
        }

        return (draw.Named<Extent>("P", draw.Pair(input, 0, 1), 0), false, draw.Named("CeilMode", draw.Coin(), false));
    }
}
