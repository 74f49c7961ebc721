namespace StaticNets;

/// <summary>
/// Each step of a sequence [T, D] gathers from all steps, or from those of another sequence, what its heads attend to (Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762):
/// gives a sequence [T, D], as <c>torch.nn.MultiheadAttention</c>. Of a sequence with true lengths only true steps are seen.
/// </summary>
/// <remarks>
/// Parameters as there: <c>in_proj_weight</c> [3 · width, D], <c>in_proj_bias</c>, <c>out_proj.weight</c>, <c>out_proj.bias</c>; for a memory with another number of features <c>q_proj_weight</c>,
/// <c>k_proj_weight</c>, <c>v_proj_weight</c> in the place of the first. Scores are divided by the square root of a head's width, width / heads.
/// </remarks>
/// <example><c>[MultiHeadAttention(8, Causal = true)]</c></example>
/// <param name="heads">Heads; default: 8, or the largest divisor of the width below that.</param>
public sealed class MultiHeadAttentionAttribute(object? heads = null) : LayerAttribute
{
    /// <summary>Heads; default: 8, or the largest divisor of the width below that.</summary>
    public object? Heads { get; set; } = heads;

    /// <summary>Features of all heads together; default: as many as come in.</summary>
    public object? Width { get; set; }

    /// <summary>Label of the sequence whose steps are seen; default: the own ones.</summary>
    public string? Memory { get; set; }

    /// <summary>Whether a step sees itself and earlier steps alone. Of the own sequence only.</summary>
    public object Causal { get; set; } = false;

    /// <summary>Rate at which what a step attends to is left out, in training.</summary>
    public object Dropout { get; set; } = 0;

    /// <summary>Whether the four products have biases.</summary>
    public object Bias { get; set; } = true;
}
