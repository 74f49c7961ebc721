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

    /// <summary>What the values are: <c>Number</c> (default) or <c>Token</c>, indices [T] into a vocabulary.</summary>
    public Element Type { get; set; } = Element.Number;

    /// <summary>
    /// Name of a further input with the true length of each sample's sequence, an <c>int</c> from 1 to T. Steps beyond it are not looked at, outputs beyond it are zero and count in no loss.
    /// Default: all sequences are T steps long.
    /// </summary>
    public string? Lengths { get; set; }

    /// <summary>How the caller's pixels lie: <c>Planes</c> [C, H, W] (default) or <c>Interleaved</c> [H, W, C], as image libraries give them.</summary>
    public Layout Layout { get; set; } = Layout.Planes;
}
