using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Layers;

namespace StaticNets.Layers.Tests.Configurations;

/// <summary>The configurations by the compiler's own catalog of layers, so that a layer without any is noticed.</summary>
internal static class CatalogConfigurations
{
    // It takes tokens, which are no numbers: tests/Networks.Tests/Recurrent has networks with it, and PyTorch's values.
    private const string OfTokens = "Embedding";

    /// <summary>Every layer that the compiler knows and that takes numbers, as it is written: <c>Conv</c>.</summary>
    public static IReadOnlyList<string> Layers { get; } = [.. LayerCatalog.All.Select(layer => Name(layer.Attribute)).Where(name => name != OfTokens)];

    /// <summary>Every set of configurations. A layer may have several: <c>Gelu</c> and <c>GeluTanh</c>.</summary>
    public static IReadOnlyList<string> Sets { get; } = [.. LayerConfigurations.Layers, .. DropConfigurations.Layers];

    /// <summary>The sets whose declarations begin with this layer.</summary>
    public static IReadOnlyList<string> SetsOf(string layer) => [.. Sets.Where(set => Of(set)[0].Declaration.Split('(')[0] == layer)];

    /// <summary>The configurations of a set.</summary>
    public static IReadOnlyList<LayerConfiguration> Of(string set) =>
        DropConfigurations.Layers.Contains(set) ? DropConfigurations.Of(set) : LayerConfigurations.Of(set);

    private static string Name(string attribute)
    {
        string name = attribute[(attribute.LastIndexOf('.') + 1)..];
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }
}
