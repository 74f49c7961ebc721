namespace StaticNets;

/// <summary>Puts the branches behind one another: channels of images, features of sequences and vectors. All other extents are the same.</summary>
/// <param name="labels">Labels of values to put behind the current one; none: the open branches.</param>
public sealed class ConcatAttribute(params string[] labels) : JoinAttribute(labels)
{
}
