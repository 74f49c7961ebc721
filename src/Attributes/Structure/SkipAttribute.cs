namespace StaticNets;

/// <summary>Keeps the current value as a branch of its own and starts the main one: with <c>[Sum]</c> a residual connection, with <c>[Concat]</c> a dense one.</summary>
/// <example><c>[Skip] [Conv(P = 1), BatchNorm, Relu, Conv(P = 1), BatchNorm] [Sum, Relu]</c></example>
public sealed class SkipAttribute : PartAttribute
{
}
