namespace StaticNets.Benchmarks.Networks;

/// <summary>A language model over characters with room for a thousand steps.</summary>
[Network, Input(1024, Type = Token)]
[Embedding(96, 256), PositionalEncoding, EncoderLayer(8, 1024, Causal = true, PreNorm = true, Activation = Gelu, Repeat = 4), LayerNorm, Dense(96)]
public sealed partial class LongWriter;

/// <summary>The same with room for 128.</summary>
[Network, Input(128, Type = Token)]
[Embedding(96, 256), PositionalEncoding, EncoderLayer(8, 1024, Causal = true, PreNorm = true, Activation = Gelu, Repeat = 4), LayerNorm, Dense(96)]
public sealed partial class ShortWriter;
