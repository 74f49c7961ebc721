namespace StaticNets.Zoo;

/// <summary>
/// A small GPT (Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", in the sizes of nanoGPT for the characters of Shakespeare): up to 256 of 65 characters to the
/// scores of what follows each of them.
/// </summary>
/// <remarks>
/// 10,770,816 parameters: 65 · 384 of the characters, 256 · 384 of the positions, 6 · (12 · 384² + 13 · 384) of the blocks and 2 · 384 of the last norm; 3,026 million multiply-adds for
/// 256 characters. Blocks are normalised first and see earlier characters alone, so it runs one character at a time, too. The scores are products with the vectors of the characters
/// (Press, Wolf 2016, arXiv:1608.05859).
/// </remarks>
[Network, Input(256, Type = Token)]
[Embedding(65, 384, Name = "embedding"), PositionalEncoding(Learned = true, Name = "positions")]
[EncoderLayer(6, 1536, PreNorm = true, Causal = true, Activation = Gelu, Repeat = 6, Name = "layers.{i}"), LayerNorm(Name = "norm")]
[Dense(65, Bias = false, Share = "embedding")]
public sealed partial class Gpt;
