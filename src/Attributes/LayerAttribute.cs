using System;

namespace StaticNets;

/// <summary>A layer of a network: an attribute that takes the current value and leaves a new one.</summary>
/// <remarks>
/// Settings are of type <c>object</c> because a block may give an expression ("2*growth") or the name of one of its parameters where a network gives
/// a number, a flag or a choice. The compiler checks what was given.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>Path segment of the layer's parameters; default: the kind and its ordinal (<c>conv1</c>). "" adds no segment.</summary>
    public string? Name { get; set; }
}
