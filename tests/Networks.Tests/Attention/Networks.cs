namespace StaticNets.Networks.Tests.Attention;

/// <summary>A language model that is normalised before each half; its last layer uses the table of its embedding.</summary>
[Network, Input(200, Type = Token)]
[Embedding(19, 16, Name = "token", Scale = true), PositionalEncoding]
[EncoderLayer(4, 24, Causal = true, PreNorm = true, Activation = Gelu, Repeat = 2)]
[LayerNorm, Dense(19, Bias = false, Share = "token")]
public sealed partial class Writer;

/// <summary>The same normalised behind each half, with trained positions and heads of three features.</summary>
[Network, Input(40, Type = Token, Lengths = "lengths")]
[Embedding(11, 9), PositionalEncoding(Learned = true)]
[EncoderLayer(3, 20, Causal = true, Repeat = 2), Dense(11)]
public sealed partial class PlainWriter;

/// <summary>Encoder and decoder.</summary>
[Network]
[Input(9, Type = Token, Name = "source", Lengths = "sourceLengths"), Embedding(13, 12, Scale = true), PositionalEncoding, EncoderLayer(3, 24, Repeat = 2), LayerNorm, Tag("memory")]
[Input(11, Type = Token, Name = "target"), Embedding(17, 12, Scale = true), PositionalEncoding, DecoderLayer(3, 24, Repeat = 2), LayerNorm, Dense(17)]
public sealed partial class Interpreter;

/// <summary>A memory with other features, without true lengths, beside cells and convolutions.</summary>
[Network]
[Input(6, 5, Name = "seen"), Dense(10), Tag("memory")]
[Input(12, 8, Name = "steps"), Gru(8), MultiHeadAttention(2, Memory = "memory", Width = 12), Conv1D(8, F = 3, Causal = true), MultiHeadAttention(4, Causal = true, Bias = false), Lstm(7), Dense(3)]
public sealed partial class Mixed;

/// <summary>Whole sentences, of which true steps alone are seen.</summary>
[Network, Input(9, Type = Token, Lengths = "lengths"), Embedding(13, 12), PositionalEncoding, EncoderLayer(2, 24, Rate = 0.2, Repeat = 2), MeanSteps, Dense(4)]
public sealed partial class Reader;

/// <summary>A Vision Transformer.</summary>
[Network, Input(2, 12, 8), PatchEmbedding(4, 16), ClassToken, PositionalEncoding(Learned = true), VisionEncoderLayer(4, 32, Repeat = 2), LayerNorm(Epsilon = 1e-6), SelectStep(0), Dense(5)]
public sealed partial class TinyVision;

/// <summary>What each sentence of a text says: attention within every step.</summary>
[LayerNorm, PatchEmbedding(2, 6), MultiHeadAttention(2), MeanSteps]
public sealed class SentenceAttribute : BlockAttribute;

/// <summary>Attention within each step of a sequence of images.</summary>
[Network, Input(5, 3, 4, 4), Sentence(EachStep = true), Gru(4), LastStep, Dense(2)]
public sealed partial class Sentences;
