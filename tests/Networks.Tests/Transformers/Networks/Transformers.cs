namespace StaticNets.Networks.Tests.Transformers.Networks;

/// <summary>torch.nn.Transformer of 2 + 2 layers, normalised behind each part, with a norm behind each stack.</summary>
[Network]
[Input(7, 32, Name = "source", Lengths = "sourceLengths")]
[EncoderLayer(4, 64, Rate = 0, Repeat = 2, Name = "encoder.layers.{i}"), LayerNorm(Name = "encoder.norm"), Tag("memory")]
[Input(6, 32, Name = "words", Lengths = "wordLengths")]
[DecoderLayer(4, 64, "memory", Rate = 0, Repeat = 2, Name = "decoder.layers.{i}"), LayerNorm(Name = "decoder.norm")]
public sealed partial class PostNorm;

/// <summary>The same, normalised before each part.</summary>
[Network]
[Input(7, 32, Name = "source", Lengths = "sourceLengths")]
[EncoderLayer(4, 64, Rate = 0, PreNorm = true, Repeat = 2, Name = "encoder.layers.{i}"), LayerNorm(Name = "encoder.norm"), Tag("memory")]
[Input(6, 32, Name = "words", Lengths = "wordLengths")]
[DecoderLayer(4, 64, "memory", Rate = 0, PreNorm = true, Repeat = 2, Name = "decoder.layers.{i}"), LayerNorm(Name = "decoder.norm")]
public sealed partial class PreNorm;

/// <summary>Tokens to scores, with sines and cosines and with GELU.</summary>
[Network]
[Input(7, Type = Token, Name = "source", Lengths = "sourceLengths"), Embedding(9, 16, Scale = true), PositionalEncoding]
[EncoderLayer(4, 24, Rate = 0, Activation = Gelu, Name = "encoder.layers.0"), LayerNorm(Name = "encoder.norm"), Tag("memory")]
[Input(6, Type = Token, Name = "words", Lengths = "wordLengths"), Embedding(7, 16, Scale = true), PositionalEncoding]
[DecoderLayer(4, 24, "memory", Rate = 0, Activation = Gelu, Name = "decoder.layers.0"), LayerNorm(Name = "decoder.norm"), Dense(7)]
public sealed partial class Translator;

/// <summary>A small GPT whose scores are products with the vectors of its tokens.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 12, Name = "embedding"), PositionalEncoding(Learned = true, Name = "positions")]
[EncoderLayer(3, 20, Rate = 0, PreNorm = true, Causal = true, Activation = Gelu, Repeat = 2, Name = "layers.{i}"), LayerNorm(Name = "norm")]
[Dense(11, Bias = false, Share = "embedding")]
public sealed partial class TiedWriter;

/// <summary>The same with a last layer of its own.</summary>
[Network, Input(7, Type = Token, Lengths = "lengths")]
[Embedding(11, 12, Name = "embedding"), PositionalEncoding(Learned = true, Name = "positions")]
[EncoderLayer(3, 20, Rate = 0, PreNorm = true, Causal = true, Activation = Gelu, Repeat = 2, Name = "layers.{i}"), LayerNorm(Name = "norm")]
[Dense(11, Name = "head")]
public sealed partial class UntiedWriter;
