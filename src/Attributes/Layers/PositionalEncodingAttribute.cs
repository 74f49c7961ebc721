namespace StaticNets;

/// <summary>
/// Tells the steps of a sequence [T, D] apart: adds to each the sines and cosines of its number (Vaswani et al. 2017, arXiv:1706.03762: <c>sin(t / 10000^(2i/D))</c> at feature 2i, the cosine
/// behind it), or a trained vector. Trained vectors are one parameter [1, T, D] that bears the layer's own path.
/// </summary>
/// <example><c>[Embedding(8000, 512, Scale = true), PositionalEncoding]</c></example>
public sealed class PositionalEncodingAttribute : LayerAttribute
{
    /// <summary>Whether the vectors are trained.</summary>
    public object Learned { get; set; } = false;
}
