using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A layer's settings and input after they were checked: it exists only if everything fits.</summary>
internal abstract record Spec(Shape Output)
{
    /// <summary>So many features at the end of each step of the output come from a direction that runs backwards.</summary>
    public int Reversed { get; init; }

    /// <summary>What the layer makes besides its output, for each label that its settings give.</summary>
    public EquatableArray<Signal> Further { get; init; } = [];
}
