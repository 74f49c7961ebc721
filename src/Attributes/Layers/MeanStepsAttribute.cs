namespace StaticNets;

/// <summary>The mean over the steps of a sequence [T, D] as a vector [D]; with true lengths over the steps that each sample has.</summary>
/// <example><c>[Embedding(8000, 64), MeanSteps, Dense(2)]</c></example>
public sealed class MeanStepsAttribute : LayerAttribute;
