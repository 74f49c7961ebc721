namespace StaticNets;

/// <summary>Makes one value of several: of all open branches in their order, or of the current value and labelled ones, the current one first.</summary>
/// <param name="labels">Labels of values to join with the current one; none: the open branches.</param>
public abstract class JoinAttribute(params string[] labels) : LayerAttribute
{
    /// <summary>Labels of values to join with the current one.</summary>
    public string[] Labels { get; } = labels;
}
