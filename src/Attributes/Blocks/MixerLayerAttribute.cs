namespace StaticNets;

/// <summary>
/// Layer of MLP-Mixer (Tolstikhin et al. 2021, "MLP-Mixer: An all-MLP Architecture for Vision", arXiv:2105.01601) over a sequence of tokens [T, D]: one perceptron along the tokens, shared by
/// the channels, and one along the channels, shared by the tokens, each behind a layer norm and added to what came in. Epsilon 1e-6, as timm's. Parameters as timm's: <c>norm1</c>,
/// <c>mlp_tokens.fc1</c>, <c>mlp_tokens.fc2</c>, <c>norm2</c>, <c>mlp_channels.fc1</c>, <c>mlp_channels.fc2</c>.
/// </summary>
/// <example><c>[MixerLayer(384, 3072, Repeat = 12, Name = "blocks.{i}")]</c></example>
/// <param name="tokens">Hidden units of the perceptron along the tokens.</param>
/// <param name="channels">Hidden units of the perceptron along the channels.</param>
[Skip]
    [LayerNorm(Epsilon = 1e-6, Name = "norm1"), Transpose]
    [Dense("tokens", Name = "mlp_tokens.fc1"), Gelu, Dense("T", Name = "mlp_tokens.fc2"), Transpose]
[Sum]
[Skip]
    [LayerNorm(Epsilon = 1e-6, Name = "norm2")]
    [Dense("channels", Name = "mlp_channels.fc1"), Gelu, Dense("D", Name = "mlp_channels.fc2")]
[Sum]
public sealed class MixerLayerAttribute(int tokens, int channels) : BlockAttribute
{
    /// <summary>Hidden units of the perceptron along the tokens.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>Hidden units of the perceptron along the channels.</summary>
    public int Channels { get; } = channels;
}
