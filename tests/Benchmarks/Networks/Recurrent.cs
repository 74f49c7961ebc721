namespace StaticNets.Benchmarks.Networks;

/// <summary>The smallest cells of audio effects: what a step costs besides its sums.</summary>
[Network, Input(1, 1), Lstm(8, Name = "lstm")]
public sealed partial class Lstm8;

/// <summary>Twice that.</summary>
[Network, Input(1, 1), Lstm(16, Name = "lstm")]
public sealed partial class Lstm16;

/// <summary>One number in, 64 units.</summary>
[Network, Input(1, 1), Gru(64, Name = "gru")]
public sealed partial class Gru64;

/// <summary>Scores of the next of 96 characters.</summary>
[Network, Input(1, 96), Lstm(128, Name = "lstm"), Dense(96, Name = "fc")]
public sealed partial class CharacterLstm;

/// <summary>A whole sequence.</summary>
[Network, Input(64, 32), Lstm(128, Name = "lstm")]
public sealed partial class SequenceLstm;

/// <summary>A whole sequence.</summary>
[Network, Input(64, 32), Gru(128, Name = "gru")]
public sealed partial class SequenceGru;

/// <summary>A whole sequence.</summary>
[Network, Input(64, 32), Rnn(128, Name = "rnn")]
public sealed partial class SequenceRnn;
