using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Layers.Tests.Configurations;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>The compiled networks of each layer: compiled at the first question, once in a test run.</summary>
internal static class CompiledLayers
{
    private static readonly ConcurrentDictionary<string, Lazy<NetworkCompilation>> Compilations = new(StringComparer.Ordinal);

    /// <summary>The networks of a layer's configurations.</summary>
    public static NetworkCompilation Compilation(string layer) =>
        Compilations.GetOrAdd(layer, name => new(() => new NetworkCompilation("Drawn." + name, LayerConfigurations.Of(name)))).Value;

    /// <summary>Each configuration with a fresh network of it.</summary>
    public static IEnumerable<(LayerConfiguration Configuration, INet Net)> Of(string layer) =>
        LayerConfigurations.Of(layer).Zip(Compilation(layer).Constructors, (configuration, create) => (configuration, create((ulong)configuration.Seed)));
}
