namespace StaticNets;

/// <summary>Gives the current value a label, by which <c>[From]</c> and joins find it. In a block the label is private to each use.</summary>
/// <param name="label">The label.</param>
public sealed class TagAttribute(string label) : PartAttribute
{
    /// <summary>The label.</summary>
    public string Label { get; } = label;
}
