using System;
using System.ComponentModel;

namespace StaticNets;

/// <summary>What a property of a block is where a use does not give it. Written by the compiler into each project that declares blocks.</summary>
/// <param name="block">The block's attribute class.</param>
/// <param name="property">Name of the property.</param>
/// <param name="value">Its initial value: a number, a flag, a text or a member of an enum.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BlockDefaultsAttribute(Type block, string property, object? value) : Attribute
{
    /// <summary>The block's attribute class.</summary>
    public Type Block { get; } = block;

    /// <summary>Name of the property.</summary>
    public string Property { get; } = property;

    /// <summary>Its initial value.</summary>
    public object? Value { get; } = value;
}
