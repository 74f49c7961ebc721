namespace StaticNets.Zoo;

/// <summary>
/// The Transformer's base model (Vaswani et al. 2017, "Attention Is All You Need", arXiv:1706.03762, table 3) without its embeddings: up to 32 vectors of a source and of a target, each
/// 512 numbers, to a vector for each of the target, which has seen the whole source and the target up to there.
/// </summary>
/// <remarks>
/// 44,140,544 parameters, the norm behind each stack included; 1,428 million multiply-adds for 32 steps of each side. Normalised behind each part, as the paper has it. Parameters are
/// named as <c>torch.nn.Transformer</c>'s, whose defaults these sizes are. For a translator put <c>[Embedding(vocabulary, 512, Scale = true), PositionalEncoding]</c> in front of both
/// stacks and <c>[Dense(vocabulary)]</c> behind the second.
/// </remarks>
[Network]
[Input(32, 512, Name = "source", Lengths = "sourceLengths")]
[EncoderLayer(8, 2048, Repeat = 6, Name = "encoder.layers.{i}"), LayerNorm(Name = "encoder.norm"), Tag("memory")]
[Input(32, 512, Name = "target", Lengths = "targetLengths")]
[DecoderLayer(8, 2048, "memory", Repeat = 6, Name = "decoder.layers.{i}"), LayerNorm(Name = "decoder.norm")]
public sealed partial class TransformerBase;
