namespace StaticNets;

/// <summary>Element by element <c>scale · (x where x is positive, else alpha · (eˣ - 1)) with the constants of self-normalising networks</c>, as <c>torch.nn.SELU</c>.</summary>
/// <example><c>[Dense(100), Selu]</c></example>
public sealed class SeluAttribute : LayerAttribute;
