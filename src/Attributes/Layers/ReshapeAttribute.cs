namespace StaticNets;

/// <summary>The same values, in their order, under another shape of one to four extents, as <c>torch.Tensor.reshape</c>. One extent may be -1: it is computed.</summary>
/// <example><c>[Dense(784), Reshape(1, 28, 28)]</c></example>
/// <param name="first">First extent.</param>
/// <param name="second">Second extent; default: there is none.</param>
/// <param name="third">Third extent; default: there is none.</param>
/// <param name="fourth">Fourth extent; default: there is none.</param>
public sealed class ReshapeAttribute(object first, object? second = null, object? third = null, object? fourth = null) : LayerAttribute
{
    /// <summary>First extent.</summary>
    public object First { get; set; } = first;

    /// <summary>Second extent; default: there is none.</summary>
    public object? Second { get; set; } = second;

    /// <summary>Third extent; default: there is none.</summary>
    public object? Third { get; set; } = third;

    /// <summary>Fourth extent; default: there is none.</summary>
    public object? Fourth { get; set; } = fourth;
}
