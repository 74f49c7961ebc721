namespace StaticNets.Generator.Graph;

/// <summary>Where a layer stands, and whose parameters it uses.</summary>
/// <param name="Shared">Path of the layer whose parameters it uses; null for its own.</param>
/// <param name="IsShareGiven">True where the attribute itself says so, false where the block around it does.</param>
internal sealed record LayerPath(string Path, string? Shared, bool IsShareGiven);
