using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A layer of those that bring a skip to the shape of the main branch.</summary>
/// <param name="Suffix">What stands behind the projection's path in its own.</param>
internal sealed record ProjectionPart(Layer Layer, string Suffix, EquatableArray<Argument> Settings);
