using StaticNets;

namespace Translate.Networks;

/// <summary>A small Transformer for dates (Vaswani et al. 2017, arXiv:1706.03762): each character of the date sees all words, and the characters before it.</summary>
[Network]
[Input(DateModel.SourceSteps, Type = Token, Name = "source", Lengths = "lengths"), Embedding(DateModel.SourceWords, 64, Scale = true), PositionalEncoding]
[EncoderLayer(4, 128, Repeat = 2, Name = "encoder.layers.{i}"), Tag("memory")]
[Input(DateModel.TargetSteps, Type = Token, Name = "target"), Embedding(DateModel.TargetWords, 64, Scale = true), PositionalEncoding]
[DecoderLayer(4, 128, "memory", Repeat = 2, Name = "decoder.layers.{i}"), Dense(DateModel.TargetWords, Name = "scores")]
public sealed partial class DateTransformer;
