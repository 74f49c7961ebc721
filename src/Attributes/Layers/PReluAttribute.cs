namespace StaticNets;

/// <summary>x where x is positive, else x times the learned slope of its channel (of a sequence: of its feature), as <c>torch.nn.PReLU(C)</c>.</summary>
/// <example><c>[Conv(64), PRelu]</c></example>
public sealed class PReluAttribute : LayerAttribute;
