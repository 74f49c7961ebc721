using System;

namespace StaticNets;

/// <summary>Anything that stands in the list of a network or block: a layer, a block, or a piece of structure such as <c>[Branch]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class PartAttribute : Attribute
{
    /// <summary>
    /// In a block: a condition over its parameters and its input's dimensions, <c>"S != 1 || C != K"</c>. Where it is false the attribute is not there at all, as if it had not been written.
    /// </summary>
    public string? If { get; set; }
}
