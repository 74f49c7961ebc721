namespace StaticNets.Networks.Tests.Sequences;

// The five arrangements of a recurrent network, with each kind of cell. What goes in and comes out: one vector, or a sequence.

/// <summary>A vector in, a vector out: one step.</summary>
[Network, Input(1, 6), Rnn(9), LastStep, Dense(4)]
public sealed partial class OneToOneRnn;

/// <summary>A vector in, a sequence out: the same input at every step.</summary>
[Network, Input(6), RepeatSteps(5), Rnn(9), Dense(4)]
public sealed partial class OneToManyRnn;

/// <summary>A sequence in, a vector out.</summary>
[Network, Input(5, 6), Rnn(9), LastStep, Dense(4)]
public sealed partial class ManyToOneRnn;

/// <summary>A sequence in, another one out, of another length: what the first cell ended with is what the second begins with.</summary>
[Network]
[Input(5, 6, Name = "source"), Rnn(9, FinalState = "thought")]
[Input(7, 6, Name = "previous"), Rnn(9, InitialState = "thought"), Dense(4)]
public sealed partial class EncoderDecoderRnn;

/// <summary>A sequence in, one of the same length out, step by step.</summary>
[Network, Input(5, 6), Rnn(9), Dense(4)]
public sealed partial class ManyToManyRnn;

/// <summary>A vector in, a vector out: one step.</summary>
[Network, Input(1, 6), Gru(9), LastStep, Dense(4)]
public sealed partial class OneToOneGru;

/// <summary>A vector in, a sequence out: the same input at every step.</summary>
[Network, Input(6), RepeatSteps(5), Gru(9), Dense(4)]
public sealed partial class OneToManyGru;

/// <summary>A sequence in, a vector out.</summary>
[Network, Input(5, 6), Gru(9), LastStep, Dense(4)]
public sealed partial class ManyToOneGru;

/// <summary>A sequence in, another one out, of another length: what the first cell ended with is what the second begins with.</summary>
[Network]
[Input(5, 6, Name = "source"), Gru(9, FinalState = "thought")]
[Input(7, 6, Name = "previous"), Gru(9, InitialState = "thought"), Dense(4)]
public sealed partial class EncoderDecoderGru;

/// <summary>A sequence in, one of the same length out, step by step.</summary>
[Network, Input(5, 6), Gru(9), Dense(4)]
public sealed partial class ManyToManyGru;

/// <summary>A vector in, a vector out: one step.</summary>
[Network, Input(1, 6), Lstm(9), LastStep, Dense(4)]
public sealed partial class OneToOneLstm;

/// <summary>A vector in, a sequence out: the same input at every step.</summary>
[Network, Input(6), RepeatSteps(5), Lstm(9), Dense(4)]
public sealed partial class OneToManyLstm;

/// <summary>A sequence in, a vector out.</summary>
[Network, Input(5, 6), Lstm(9), LastStep, Dense(4)]
public sealed partial class ManyToOneLstm;

/// <summary>A sequence in, another one out, of another length: what the first cell ended with is what the second begins with.</summary>
[Network]
[Input(5, 6, Name = "source"), Lstm(9, FinalState = "thought")]
[Input(7, 6, Name = "previous"), Lstm(9, InitialState = "thought"), Dense(4)]
public sealed partial class EncoderDecoderLstm;

/// <summary>A sequence in, one of the same length out, step by step.</summary>
[Network, Input(5, 6), Lstm(9), Dense(4)]
public sealed partial class ManyToManyLstm;
