namespace StaticNets;

/// <summary>A trained vector for each token: tokens [T] become a sequence [T, width], as <c>torch.nn.Embedding</c>.</summary>
/// <example><c>[Input(64, Type = Token), Embedding(8000, 256)]</c></example>
/// <param name="vocabulary">Number of tokens: each is from 0 to vocabulary - 1.</param>
/// <param name="width">Length of a vector.</param>
public sealed class EmbeddingAttribute(object vocabulary, object width) : LayerAttribute
{
    /// <summary>Number of tokens: each is from 0 to Vocabulary - 1.</summary>
    public object Vocabulary { get; set; } = vocabulary;

    /// <summary>Length of a vector.</summary>
    public object Width { get; set; } = width;

    /// <summary>Whether vectors are multiplied by √Width, as in the Transformer.</summary>
    public object Scale { get; set; } = false;

    /// <summary>A token whose vector is never trained: what stands behind the end of shorter sequences. Default none.</summary>
    public object? PaddingIndex { get; set; }
}
