namespace StaticNets.Networks.Tests.Recurrent.Networks;

/// <summary>The network of make_lstm_training.py.</summary>
[Network, Input(10, 6, Lengths = "lengths"), Lstm(24, Layers = 2), LastStep, Dense(5)]
public sealed partial class LstmClassifier;
