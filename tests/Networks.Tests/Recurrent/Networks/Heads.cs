namespace StaticNets.Networks.Tests.Recurrent.Networks;

/// <summary>The last step of both directions.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Lstm(7, Layers = 2, Bidirectional = true), LastStep, Dense(3)]
public sealed partial class LstmLast;

/// <summary>The last step without biases.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Gru(18, Bias = false), LastStep, Dense(3)]
public sealed partial class GruLast;

/// <summary>The last step of plain cells without biases.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Rnn(5, Bidirectional = true, Bias = false), LastStep, Dense(3)]
public sealed partial class RnnLast;

/// <summary>The mean of the true steps.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Lstm(16), MeanSteps, Dense(3)]
public sealed partial class LstmMean;

/// <summary>The mean of the true steps of both directions.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Gru(6, Layers = 2, Bidirectional = true), MeanSteps, Dense(3)]
public sealed partial class GruMean;

/// <summary>From the last true step to the first; the sequence comes out as well.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Lstm(7, Layers = 2, Reverse = true), Output("sequence", Weight = 0), LastStep, Dense(3)]
public sealed partial class LstmReverse;

/// <summary>The same with one layer.</summary>
[Network, Input(6, 5, Lengths = "lengths")]
[Gru(7, Reverse = true), Output("sequence", Weight = 0), LastStep, Dense(3)]
public sealed partial class GruReverse;
