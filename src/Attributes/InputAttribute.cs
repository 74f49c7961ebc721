using System;

namespace StaticNets;

/// <summary>
/// An input of the network: its shape without the batch. Image [C, H, W], sequence [T, D], vector [N], tokens [T].
/// </summary>
/// <example><c>[Network, Input(3, 224, 224)]</c></example>
/// <param name="shape">Extents, outermost first, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>Extents, outermost first.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>Name of the input: the parameter of <c>Forward</c>; default <c>input</c>.</summary>
    public string? Name { get; set; }

    /// <summary>How the caller's pixels lie: <c>Planes</c> [C, H, W] (default) or <c>Interleaved</c> [H, W, C], as image libraries give them.</summary>
    public Layout Layout { get; set; } = Layout.Planes;
}
