namespace StaticNets;

/// <summary>
/// The last step of a sequence [T, D] as a vector [D]; with true lengths the last that each sample has. Of features that run from the end to the beginning the first step:
/// behind a bidirectional cell it is what PyTorch's <c>h_n</c> holds of the last layer. So it is behind normalisations and activations, and behind a sum or product of such sequences of one shape; where others are
/// joined with them, the last step is taken of all features.
/// </summary>
/// <example><c>[Lstm(32), LastStep, Dense(1)]</c></example>
public sealed class LastStepAttribute : LayerAttribute;
