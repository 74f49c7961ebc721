namespace StaticNets.Networks.Tests.Recurrent.Networks;

/// <summary>The final state of all layers and directions is an output with a loss of its own.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Lstm(4, Layers = 2, Bidirectional = true, FinalState = "final"), Tag("sequence")]
[From("final"), Output("state", Target = "states"), From("sequence")]
public sealed partial class LstmStates;

/// <summary>The same with one vector of state.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Gru(4, Layers = 2, Bidirectional = true, FinalState = "final"), Tag("sequence")]
[From("final"), Output("state", Target = "states"), From("sequence")]
public sealed partial class GruStates;

/// <summary>A vector with which the first layer begins.</summary>
[Network, Input(3), Dense(6), Tanh, Tag("begin")]
[Input(6, 4, Name = "steps", Lengths = "lengths"), Lstm(6, Layers = 2, InitialState = "begin"), Dense(2)]
public sealed partial class LstmBegun;

/// <summary>The same with one vector of state.</summary>
[Network, Input(3), Dense(6), Tanh, Tag("begin")]
[Input(6, 4, Name = "steps", Lengths = "lengths"), Gru(6, Layers = 2, InitialState = "begin"), Dense(2)]
public sealed partial class GruBegun;

/// <summary>One to many: the same vector at every step.</summary>
[Network, Input(3), Dense(6), Tanh, RepeatSteps(4), Gru(7), Dense(2)]
public sealed partial class OneToMany;

/// <summary>Two cells begin with the state of a third, which is an output too.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Lstm(4, FinalState = "state"), Tag("read"), Lstm(4, InitialState = "state"), Tag("one"), From("read"), Lstm(4, InitialState = "state"), Sum("one"), Tag("sum")]
[From("state"), Output("state", Target = "states"), From("sum")]
public sealed partial class TwoReaders;

/// <summary>One cell reads both inputs, of which the second has no true lengths.</summary>
[Network, Input(6, 5, Lengths = "lengths"), Gru(6, Layers = 2, Bidirectional = true, Name = "cell"), LastStep, Tag("first")]
[Input(6, 5, Name = "second"), Gru(6, Layers = 2, Bidirectional = true, Share = "cell"), LastStep, Product("first"), Dense(3)]
public sealed partial class Siamese;
