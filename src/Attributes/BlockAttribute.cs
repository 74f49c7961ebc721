namespace StaticNets;

/// <summary>
/// A layer made of layers. A block is an attribute class that itself carries layers; its constructor's parameters and its settable properties are its parameters,
/// which the settings of those layers name in expressions: <c>[Conv("2*k", S = "s")]</c>. It is used like any layer, in any project that references it.
/// </summary>
/// <remarks>A project that declares blocks has the package too: it records the defaults of their properties, which C# does not show to other projects.</remarks>
public abstract class BlockAttribute : LayerAttribute
{
    /// <summary>
    /// Whether the block is applied to every step of a sequence by itself, with the same parameters: to each image of [T, C, H, W], to each vector of [T, D]. What it makes of a step is a step
    /// of its output.
    /// </summary>
    public bool EachStep { get; set; }
}
