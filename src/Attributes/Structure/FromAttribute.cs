namespace StaticNets;

/// <summary>Makes the value of a label the current one.</summary>
/// <param name="label">The label, given before by <c>[Tag]</c>; in a block also the name of a parameter that holds one.</param>
public sealed class FromAttribute(string label) : PartAttribute
{
    /// <summary>The label.</summary>
    public string Label { get; } = label;
}
