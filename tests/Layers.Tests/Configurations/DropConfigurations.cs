using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>The layers that drop by chance: in inference they are not there, in training they are judged by their statistics, not by a reference.</summary>
internal static class DropConfigurations
{
    /// <summary>How many of each layer.</summary>
    public const int Count = 6;

    /// <summary>The layers' names.</summary>
    public static IReadOnlyCollection<string> Layers { get; } = ["DropPath", "Dropout"];

    /// <summary>What a layer may be asked to drop, the default of Dropout among it.</summary>
    public static IReadOnlyList<double> Rates { get; } = [0.5, 0.1, 0.9, 0.25, 0.75, 0];

    /// <summary>One configuration for each of <see cref="Rates"/>.</summary>
    public static IReadOnlyList<LayerConfiguration> Of(string layer) => [.. Enumerable.Range(0, Count).Select(index => Make(layer, index))];

    private static LayerConfiguration Make(string layer, int index)
    {
        Draw draw = new(index + 1);
        draw.Positional(Rates[index]);
        string declaration = layer == "Dropout" && index == 0 ? "Dropout" : layer + draw.Arguments;
        return new(layer, index + 1, draw.Shape(draw.Width()), draw.Rows(), declaration, new ReshapeReference());
    }
}
