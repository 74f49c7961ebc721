using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>Normalisations with drawn settings; inputs of small spread and of large mean, where a wrong epsilon and cancellation show.</summary>
internal static class NormalisationConfigurations
{
    public static LayerConfiguration BatchNorm(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Among(0, 0, 1) == 1 ? [draw.Width()] : draw.Shape(draw.Width());
        BatchNormReference layer = new(Training: true)
        {
            Epsilon = draw.Named("Epsilon", draw.Among(1e-5, 1e-3), 1e-5),
            Momentum = draw.Named("Momentum", draw.Among(0.1, 0.01), 0.1),
            HasAffine = draw.Named("Affine", draw.Among(true, true, false), true),
        };
        return Spread(draw, new("BatchNorm", seed, input, draw.Rows() + 2, "BatchNorm" + draw.Arguments, layer));
    }

    public static LayerConfiguration LayerNorm(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Among(0, 0, 1) == 1 ? [draw.Width() + 2] : draw.Shape(draw.Width() + 2);
        int axes = draw.Among(0, 0, 1, 2);
        LayerNormReference layer = new()
        {
            Axes = axes > 0 && axes <= input.Length ? draw.Named("Axes", axes, 0) : 0,
            Epsilon = draw.Named("Epsilon", draw.Among(1e-5, 1e-3), 1e-5), HasAffine = draw.Named("Affine", draw.Among(true, true, false), true),
        };
        return Spread(draw, new("LayerNorm", seed, input, draw.Rows(), "LayerNorm" + draw.Arguments, layer));
    }

    public static LayerConfiguration GroupNorm(int seed)
    {
        Draw draw = new(seed);
        int groups = draw.Positional(draw.Among(1, 2, 3, 5));
        int[] input = draw.Shape(groups * draw.Among(3, 4, 5, 9));
        GroupNormReference layer = new(groups) { Epsilon = draw.Named("Epsilon", draw.Among(1e-5, 1e-3), 1e-5) };
        return Spread(draw, new("GroupNorm", seed, input, draw.Rows(), "GroupNorm" + draw.Arguments, layer));
    }

    public static LayerConfiguration RmsNorm(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Among(0, 0, 1) == 1 ? [draw.Width() + 2] : draw.Shape(draw.Width() + 2);
        RmsNormReference layer = new()
        {
            Epsilon = draw.Named("Epsilon", draw.Among(RmsNormReference.UsualEpsilon, 1e-5, 1e-3), RmsNormReference.UsualEpsilon),
        };
        return Spread(draw, new("RmsNorm", seed, input, draw.Rows(), "RmsNorm" + draw.Arguments, layer));
    }

    public static LayerConfiguration LocalResponseNorm(int seed)
    {
        Draw draw = new(seed);
        int[] input = draw.Shape(draw.Width(), sequences: false);
        LocalResponseNormReference layer = new(draw.Positional(draw.Among(1, 2, 3, 5, 8)))
        {
            Alpha = draw.Named("Alpha", draw.Among(1e-4, 0.3), 1e-4),
            Beta = draw.Named("Beta", draw.Among(0.75, 0.5, 1.2), 0.75),
            K = draw.Named("K", draw.Among(1, 2.0), 1),
        };
        return new("LocalResponseNorm", seed, input, draw.Rows(), "LocalResponseNorm" + draw.Arguments, layer);
    }

    private static LayerConfiguration Spread(Draw draw, LayerConfiguration configuration) => draw.Among(0, 1, 2) switch
    {
        0 => configuration,
        1 => configuration with { Scale = 3e-3 },
        _ => configuration with { Mean = 30 },
    };
}
