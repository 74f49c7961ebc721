namespace StaticNets.Networks.Tests.Streaming;

/// <summary>Layers on top of each other, each kind that works on a step by itself.</summary>
[Network, Input(12, 3), Lstm(17, Layers = 2, Dropout = 0.1), LayerNorm, Dense(9), Gelu, Dropout(0.2), Dense(4), Softmax]
internal sealed partial class StackedLstm;

/// <summary>Tokens to tokens; the normalisation is folded into the dense layer.</summary>
[Network, Input(10, Type = Token), Embedding(20, 8), Gru(16), Dense(12), BatchNorm, Relu, Dense(20)]
internal sealed partial class TokenGru;

/// <summary>Many to one: an estimate at each step.</summary>
[Network, Input(9, 5), Rnn(6, Activation = Relu), Rnn(33), LastStep, Dense(2), Sigmoid]
internal sealed partial class LastOfRnn;

/// <summary>Many to one by the mean of the steps so far, and of the inputs beside it.</summary>
[Network, Input(9, 5, Lengths = "lengths"), Tag("seen"), MeanSteps, Tag("mean"), From("seen"), Gru(19), MeanSteps, Concat("mean"), Dense(2)]
internal sealed partial class MeanOfGru;

/// <summary>One to many: a vector is the first state.</summary>
[Network]
[Input(7), Dense(11), Tanh, Tag("begin")]
[Input(8, Type = Token, Name = "words"), Embedding(15, 6), Lstm(11, Layers = 2, InitialState = "begin"), Dense(15)]
internal sealed partial class Caption;

/// <summary>Encoder and decoder, through the final state.</summary>
[Network]
[Input(14, Type = Token, Name = "source", Lengths = "sourceLengths"), Embedding(30, 8), Gru(10, Layers = 2, FinalState = "thought")]
[Input(9, Type = Token, Name = "target", Lengths = "targetLengths"), Embedding(25, 7), Gru(10, Layers = 2, InitialState = "thought"), Dense(25)]
internal sealed partial class Translator;

/// <summary>A vector beside every step, and beside what the sequence ends with; two outputs.</summary>
[Network]
[Input(13, 4, Name = "source"), Lstm(5), LastStep, Tag("context"), RepeatSteps(9), Tag("everywhere")]
[Input(9, 3, Name = "target"), Concat("everywhere"), Lstm(8), Tag("run"), LastStep, Concat("context"), Dense(3), Output("summary"), From("run"), Dense(2)]
internal sealed partial class Beside;

/// <summary>Forks along the sequence: a residual, and two branches put together.</summary>
[Network, Input(11, 6)]
[Skip] [Gru(6)] [Sum, RmsNorm]
[Branch] [Rnn(4)] [Branch] [Dense(3), Silu] [Concat]
[Dense(2)]
internal sealed partial class Forked;

/// <summary>Nothing but steps for themselves: a state without numbers.</summary>
[Network, Input(5, 4), Dense(3), Relu, Dense(2)]
internal sealed partial class Pointwise;

/// <summary>A small image network for each frame, wide enough for images in blocks.</summary>
[Conv(32, Bias = false, Name = "conv1"), BatchNorm(Name = "norm1"), Relu, MaxPool]
[Skip] [Conv(32, P = 1, Name = "conv2"), Relu] [Sum]
[Skip] [Conv(16, F = 1, Name = "conv3")] [Concat]
[GlobalAvgPool]
public sealed class WideFrameAttribute : BlockAttribute;

/// <summary>A class for each frame of a video.</summary>
[Network, Input(5, 3, 20, 18, Lengths = "lengths"), WideFrame(EachStep = true, Name = "frame"), Lstm(8), Dense(5)]
internal sealed partial class Video;

/// <summary>Convolutions over growing distances, with one of a single step, one in groups and one of each feature by itself among them, under a recurrent layer.</summary>
[Network, Input(30, 3)]
[Conv1D(35, F = 3, Causal = true), Relu, Conv1D(8, F = 1), Conv1D(8, F = 2, Dilation = 4, Causal = true, Bias = false), BatchNorm, Relu]
[Skip] [Conv1D(8, F = 4, Dilation = 3, Causal = true), Tanh, Conv1D(16, F = 2, Groups = 4, Causal = true), Conv1D(16, F = 3, Groups = 16, Causal = true), Dense(8)] [Sum, Gru(6), Dense(2)]
internal sealed partial class Dilated;
