namespace StaticNets.Networks.Tests.Sequences;

/// <summary>A recurrent network over eight steps.</summary>
[Network, Input(8, 3), Lstm(7, Layers = 2, FinalState = "end"), Gru(5), Dense(2)]
[Tag("main"), From("end"), Output("end", Weight = 0), From("main")]
public sealed partial class EightSteps;

/// <summary>The same over four.</summary>
[Network, Input(4, 3), Lstm(7, Layers = 2, FinalState = "end"), Gru(5), Dense(2)]
[Tag("main"), From("end"), Output("end", Weight = 0), From("main")]
public sealed partial class FourSteps;
