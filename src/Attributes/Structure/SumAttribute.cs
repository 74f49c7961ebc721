namespace StaticNets;

/// <summary>Adds the branches element by element. An extent of 1 is repeated to match the others; ranks are the same.</summary>
/// <param name="labels">Labels of values to add to the current one; none: the open branches.</param>
public sealed class SumAttribute(params string[] labels) : JoinAttribute(labels)
{
    /// <summary>
    /// Whether an identity branch whose shape differs from the main branch's is projected to it: <c>Conv(F = 1, S = the smallest stride that gives the extent, Bias = false)</c> named
    /// <c>{Name}.0</c> and BatchNorm <c>{Name}.1</c>, for sequences and vectors a Dense named <c>{Name}</c>. The default Name is then <c>downsample</c>.
    /// </summary>
    public object Project { get; set; } = false;
}
