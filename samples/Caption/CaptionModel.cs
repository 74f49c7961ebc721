using StaticNets;

namespace Caption;

/// <summary>Describes a picture (Vinyals, Toshev, Bengio, Erhan 2014, arXiv:1411.4555): one to many. Convolutions see it; what they saw is the state in which a GRU begins, and stands beside every word that it says.</summary>
[Network]
[Input(3, CaptionModel.Side, CaptionModel.Side, Name = "picture")]
[Conv(16, F = 3, P = 1, Bias = false), BatchNorm, Relu, MaxPool]
[Conv(32, F = 3, P = 1, Bias = false), BatchNorm, Relu, MaxPool]
[Conv(48, F = 3, P = 1, Bias = false), BatchNorm, Relu, MaxPool]
[Flatten, Dense(128), Tanh, Tag("seen"), RepeatSteps(CaptionModel.Steps), Tag("always")]
[Input(CaptionModel.Steps, Type = Token, Name = "words"), Embedding(CaptionModel.Words, 32), Concat("always"), Gru(128, InitialState = "seen"), Dense(CaptionModel.Words)]
public sealed partial class CaptionModel
{
    /// <summary>Pixels of a picture on a side.</summary>
    public const int Side = 32;

    /// <summary>Words of a description, and one for its end.</summary>
    public const int Steps = 12;

    /// <summary>Words that it knows, marks among them.</summary>
    public const int Words = 32;
}
