namespace StaticNets;

/// <summary>Starts a branch: what follows, up to the next <c>[Branch]</c> or the join, works on the value that stood before the first one. An empty branch is that value itself.</summary>
/// <example><c>[Branch] [Conv(64, F = 1)] [Branch] [Conv(128, P = 1)] [Concat]</c></example>
public sealed class BranchAttribute : PartAttribute
{
}
