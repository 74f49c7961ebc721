using StaticNets;

namespace Translate.Networks;

/// <summary>Encoder and decoder for short sentences (Sutskever, Vinyals, Le 2014, arXiv:1409.3215): one state is all that the decoder knows of what was read.</summary>
[Network]
[Input(SentenceModel.SourceSteps, Type = Token, Name = "source", Lengths = "lengths"), Embedding(SentenceModel.SourceWords, 128, PaddingIndex = 0), Dropout(0.2), Lstm(192, FinalState = "thought")]
[Input(SentenceModel.TargetSteps, Type = Token, Name = "target"), Embedding(SentenceModel.TargetWords, 128), Dropout(0.2), Lstm(192, InitialState = "thought"), Dropout(0.2), Dense(SentenceModel.TargetWords)]
public sealed partial class SentenceModel
{
    /// <summary>Words of a sentence that is read.</summary>
    public const int SourceSteps = 9;

    /// <summary>Words of a sentence that is written, and one for its end.</summary>
    public const int TargetSteps = 10;

    /// <summary>Words that it reads, marks among them.</summary>
    public const int SourceWords = 5120;

    /// <summary>Words that it writes, marks among them.</summary>
    public const int TargetWords = 3072;
}
