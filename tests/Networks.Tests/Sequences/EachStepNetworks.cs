namespace StaticNets.Networks.Tests.Sequences;

/// <summary>A small image network, as it stands for one frame of a video.</summary>
[Conv(8, Bias = false, Name = "conv1"), BatchNorm(Name = "norm1"), Relu, MaxPool]
[Skip] [Conv(8, P = 1, Name = "conv2"), Relu] [Sum]
[Skip] [Conv(4, F = 1, Name = "conv3")] [Concat]
[GlobalAvgPool]
public sealed class FrameAttribute : BlockAttribute;

/// <summary>Two weighted sums of a vector.</summary>
[Dense(5, Name = "dense1"), Sigmoid, Dense(3, Name = "dense2")]
public sealed class PairAttribute : BlockAttribute;

/// <summary>A class for each frame of a video.</summary>
[Network, Input(6, 3, 12, 10, Lengths = "lengths"), Frame(EachStep = true, Name = "frame"), Lstm(8), Dense(5)]
public sealed partial class VideoNetwork;

/// <summary>The frames of a video for themselves.</summary>
[Network, Input(6, 3, 12, 10), Frame(EachStep = true, Name = "frame"), MeanSteps]
public sealed partial class FramesNetwork;

/// <summary>One frame.</summary>
[Network, Input(3, 12, 10), Frame(Name = "frame")]
public sealed partial class FrameNetwork;

/// <summary>A block of dense layers on each step.</summary>
[Network, Input(7, 4), Pair(EachStep = true, Name = "pair"), Gru(6)]
public sealed partial class EachPairNetwork;

/// <summary>The same layers, which act on each step of a sequence by themselves.</summary>
[Network, Input(7, 4), Pair(Name = "pair"), Gru(6)]
public sealed partial class PairNetwork;

/// <summary>Statistics of a batch within a block on each step.</summary>
[Dense(5), BatchNorm, Relu]
public sealed class NormedAttribute : BlockAttribute;

/// <summary>Tokens whose embeddings go through them.</summary>
[Network, Input(6, Type = Token, Lengths = "lengths"), Embedding(20, 4), Normed(EachStep = true), Gru(3), Dense(2)]
public sealed partial class NormedSteps;

/// <summary>A second cell that begins where the first ends and reads the same vector at each step.</summary>
[Network, Input(3, Name = "v"), RepeatSteps(5), Tag("r")]
[Input(8, 4, Name = "s"), Lstm(6, FinalState = "f"), From("r"), Lstm(6, InitialState = "f"), LastStep, Dense(2)]
public sealed partial class AfterTheEnd;
