namespace StaticNets.Benchmarks.Networks;

/// <summary>A layer of the Transformer's encoder as small as it is used to be in small models.</summary>
[Network, Input(64, 128), EncoderLayer(8, 512, Name = "layer")]
public sealed partial class EncoderOnce;

/// <summary>The Transformer's base model over 32 steps of each side, all of them there.</summary>
[Network, Input(32, 512, Name = "source"), EncoderLayer(8, 2048, Repeat = 6, Name = "encoder.layers.{i}"), LayerNorm(Name = "encoder.norm"), Tag("memory")]
[Input(32, 512, Name = "words"), DecoderLayer(8, 2048, "memory", Repeat = 6, Name = "decoder.layers.{i}"), LayerNorm(Name = "decoder.norm")]
public sealed partial class TransformerPlain;
