namespace StaticNets;

/// <summary>
/// Puts a trained vector before the steps of a sequence [T, D], which then has T + 1: what attention gathers there can stand for the whole sequence (Dosovitskiy et al. 2020, arXiv:2010.11929).
/// The parameter [1, 1, D] bears the layer's own path.
/// </summary>
/// <example><c>[PatchEmbedding(16, 768), ClassToken]</c></example>
public sealed class ClassTokenAttribute : LayerAttribute;
