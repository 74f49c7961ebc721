using StaticNets;

namespace Translate.Networks;

/// <summary>Encoder and decoder for dates: an LSTM reads the words, another one begins with the state in which that ends and writes the date, character by character.</summary>
[Network]
[Input(DateModel.SourceSteps, Type = Token, Name = "source", Lengths = "lengths"), Embedding(DateModel.SourceWords, 48, PaddingIndex = 0), Lstm(128, FinalState = "thought")]
[Input(DateModel.TargetSteps, Type = Token, Name = "target"), Embedding(DateModel.TargetWords, 16), Lstm(128, InitialState = "thought"), Dense(DateModel.TargetWords)]
public sealed partial class DateModel
{
    /// <summary>Words of a date.</summary>
    public const int SourceSteps = 16;

    /// <summary>Characters of a date, and one for its end.</summary>
    public const int TargetSteps = 11;

    /// <summary>Words that it knows, marks among them.</summary>
    public const int SourceWords = 128;

    /// <summary>Characters that it knows, marks among them.</summary>
    public const int TargetWords = 16;
}
