namespace StaticNets.Networks.Tests.Recurrent.Networks;

/// <summary>Layers that read several steps together, each step alone, and true lengths, one behind the other.</summary>
[Network, Input(9, 5, Lengths = "lengths")]
[Dense(6), LayerNorm, Conv1D(7, F = 3, Padding = Same), BatchNorm, Sigmoid, Tag("gates")]
[Gru(7, Bidirectional = true), Dense(7), Product("gates"), MaxPool(F = 3, S = 1, P = 1), Output("pooled", Weight = 0)]
[Skip, Lstm(7, Layers = 2), Sum, Dense(3), Softmax]
public sealed partial class MixedSteps;

/// <summary>No layer here knows lengths: the output is zero beyond them all the same.</summary>
[Network, Input(9, 5, Lengths = "lengths"), Dense(4), Sigmoid]
public sealed partial class DenseSteps;

/// <summary>Dropout between layers.</summary>
[Network, Input(5, 4), Lstm(6, Layers = 3, Dropout = 0.4), LastStep, Dense(3)]
public sealed partial class DroppedLstm;

/// <summary>The same sizes without dropout.</summary>
[Network, Input(5, 4), Lstm(6, Layers = 3), LastStep, Dense(3)]
public sealed partial class WholeLstm;
