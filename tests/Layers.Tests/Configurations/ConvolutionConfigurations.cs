using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Convolutions with drawn settings.</summary>
internal static class ConvolutionConfigurations
{
    public static LayerConfiguration Conv(int seed) => Grouped("Conv", seed, image: true);

    public static LayerConfiguration Conv1D(int seed) => Grouped("Conv1D", seed, image: false);

    public static LayerConfiguration DepthwiseConv(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width(), sequences: false);
        Extent window = draw.Named<Extent>("F", draw.Pair(input, 2, 3, 3, 5), 3);
        DepthwiseConvReference layer = new(window, draw.Named("Multiplier", draw.Among(1, 1, 2, 3), 1))
        {
            S = draw.Named<Extent>("S", draw.Pair(input, 1, 2, 3), 1),
            Dilation = draw.Named<Extent>("Dilation", draw.Pair(input, 1, 1, 2), 1),
            Bias = draw.Named("Bias", draw.Coin(), true),
        };
        (Extent padding, bool same) = Padding(draw, input);
        return new("DepthwiseConv", seed, input, draw.Rows(), "DepthwiseConv" + draw.Arguments, layer with { P = padding, Same = same });
    }

    public static LayerConfiguration ConvTranspose(int seed)
    {
        Draw draw = new(seed);
        int groups = draw.Among(1, 1, 2, 3);
        int[] input = draw.Shape(draw.Width(groups));
        ConvTransposeReference layer = new(draw.Positional(draw.Among(1, 2, 3, 5) * groups), draw.Named<Extent>("F", draw.Pair(input, 2, 3, 3, 4), 3))
        {
            S = draw.Named<Extent>("S", draw.Pair(input, 2, 3), 1),
            P = draw.Named<Extent>("P", draw.Pair(input, 0, 1), 0),
            OutputPadding = draw.Named<Extent>("OutputPadding", draw.Pair(input, 0, 1), 0),
            Dilation = draw.Named<Extent>("Dilation", draw.Pair(input, 1, 1, 2), 1),
            Groups = draw.Named("Groups", groups, 1),
            Bias = draw.Named("Bias", draw.Coin(), true),
        };
        return new("ConvTranspose", seed, input, draw.Rows(), "ConvTranspose" + draw.Arguments, layer);
    }

    private static LayerConfiguration Grouped(string name, int seed, bool image)
    {
        Draw draw = new(seed);
        int groups = draw.Among(1, 1, 2, 3), channels = draw.Width(groups);
        int[] input = image ? draw.Shape(channels, sequences: false) : [draw.Among(5, 6, 9, 17), channels];
        ConvReference layer = new(draw.Positional(draw.Among(1, 3, 5, 8, channels > 8 ? 2 : 17) * groups), draw.Named<Extent>("F", draw.Pair(input, 1, 2, 3, 3, 5), 3))
        {
            S = draw.Named<Extent>("S", draw.Pair(input, 1, 1, 2, 3), 1),
            Dilation = draw.Named<Extent>("Dilation", draw.Pair(input, 1, 1, 1, 2), 1),
            Groups = draw.Named("Groups", groups, 1),
            Bias = draw.Named("Bias", draw.Coin(), true),
        };
        if (!image && draw.Coin())
        {
            return new(name, seed, input, draw.Rows(), name + Causal(draw), layer with { Causal = true });
        }

        (Extent padding, bool same) = Padding(draw, input);
        return new(name, seed, input, draw.Rows(), name + draw.Arguments, layer with { P = padding, Same = same });
    }

    private static string Causal(Draw draw)
    {
        draw.Named("Causal", true, false);
        return draw.Arguments;
    }

    /// <summary>At least so many zeros that a window of 5 with dilation 2 fits into 5 pixels.</summary>
    private static (Extent P, bool Same) Padding(Draw draw, int[] input)
    {
        if (draw.Coin())
        {
            draw.Literally("Padding = Same");
            return (0, true);
        }

        return (draw.Named<Extent>("P", draw.Pair(input, 2, 3), 0), false);
    }
}
