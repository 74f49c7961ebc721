using StaticNets;

namespace CharText.Networks;

/// <summary>
/// A small GPT (Radford et al. 2018), a Transformer's decoder that reads itself alone: after every character of a window how likely each of 96 is to be the next (before softmax). Normalised before each half of
/// a layer, with GELU; told where characters stand by sines and cosines.
/// </summary>
[Network, Input(GptModel.Steps, Type = Token)]
[Embedding(CharModel.Characters, 128, Name = "embedding"), PositionalEncoding]
[EncoderLayer(4, 512, PreNorm = true, Causal = true, Activation = Gelu, Rate = 0.0, Repeat = 4, Name = "layers.{i}")]
[LayerNorm(Name = "norm"), Dense(CharModel.Characters, Name = "scores")]
public sealed partial class GptModel
{
    /// <summary>Characters that it sees at once.</summary>
    public const int Steps = 128;
}
