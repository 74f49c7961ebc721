using StaticNets;

namespace Translate.Networks;

/// <summary>A Transformer for short sentences (Vaswani et al. 2017, arXiv:1706.03762), normalised before each part: each word that is written sees all that were read, and those before it.</summary>
[Network]
[Input(SentenceModel.SourceSteps, Type = Token, Name = "source", Lengths = "lengths"), Embedding(SentenceModel.SourceWords, 128, Scale = true), PositionalEncoding, Dropout(0.1)]
[EncoderLayer(4, 256, PreNorm = true, Repeat = 3, Name = "encoder.layers.{i}"), LayerNorm(Name = "encoder.norm"), Tag("memory")]
[Input(SentenceModel.TargetSteps, Type = Token, Name = "target"), Embedding(SentenceModel.TargetWords, 128, Scale = true), PositionalEncoding, Dropout(0.1)]
[DecoderLayer(4, 256, "memory", PreNorm = true, Repeat = 3, Name = "decoder.layers.{i}"), LayerNorm(Name = "decoder.norm"), Dense(SentenceModel.TargetWords, Name = "scores")]
public sealed partial class SentenceTransformer;
