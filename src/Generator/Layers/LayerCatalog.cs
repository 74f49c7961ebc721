using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Layers;

/// <summary>All layers that a person can write, found by reflection over this assembly once per process: adding one edits no list.</summary>
internal static class LayerCatalog
{
    public static IReadOnlyList<Layer> All { get; } = typeof(Layer).Assembly.GetTypes()
        .Where(type => typeof(Layer).IsAssignableFrom(type) && !type.IsAbstract && !typeof(EachStepLayer).IsAssignableFrom(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (Layer)Activator.CreateInstance(type))
        .ToArray();

    /// <summary>What a block that is applied to each step of a sequence begins with, and ends with.</summary>
    public static (Layer Begin, Layer End) EachStep { get; } = (new EachStepBegin(), new EachStepEnd());

    private static readonly Dictionary<string, Layer> ByAttribute = All.Concat([EachStep.Begin, EachStep.End]).ToDictionary(layer => layer.Attribute, StringComparer.Ordinal);

    public static Layer? Find(string attribute) => ByAttribute.TryGetValue(attribute, out Layer layer) ? layer : null;
}
