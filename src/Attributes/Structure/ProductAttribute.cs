namespace StaticNets;

/// <summary>Multiplies the branches element by element. An extent of 1 is repeated to match the others; ranks are the same.</summary>
/// <param name="labels">Labels of values to multiply the current one with; none: the open branches.</param>
public sealed class ProductAttribute(params string[] labels) : JoinAttribute(labels)
{
}
