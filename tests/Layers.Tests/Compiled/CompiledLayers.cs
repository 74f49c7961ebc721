using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;
using Xunit;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>The compiled networks of each layer: compiled at the first question, once in a test run.</summary>
internal static class CompiledLayers
{
    private static readonly ConcurrentDictionary<string, Lazy<NetworkCompilation>> Compilations = new(StringComparer.Ordinal);

    /// <summary>The networks of a set of configurations.</summary>
    public static NetworkCompilation Compilation(string set) =>
        Compilations.GetOrAdd(set, name => new(() => new NetworkCompilation("Drawn." + name, CatalogConfigurations.Of(name)))).Value;

    /// <summary>Each configuration with a fresh network of it.</summary>
    public static IEnumerable<(LayerConfiguration Configuration, INet Net)> Of(string set) =>
        CatalogConfigurations.Of(set).Zip(Compilation(set).Constructors, (configuration, create) => (configuration, create((ulong)configuration.Seed)));

    /// <summary>The configurations of a layer of the catalog, with fresh networks; fails where it has none.</summary>
    public static IReadOnlyList<(LayerConfiguration Configuration, INet Net)> OfCatalog(string layer)
    {
        IReadOnlyList<string> sets = CatalogConfigurations.SetsOf(layer);
        Assert.True(sets.Count > 0, $"The catalog has a layer {layer}, but no configurations are drawn for it: add it to LayerConfigurations.");
        return [.. sets.SelectMany(Of)];
    }
}
