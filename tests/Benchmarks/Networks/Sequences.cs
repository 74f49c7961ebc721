namespace StaticNets.Benchmarks.Networks;

/// <summary>Sequences that a cell reads and names.</summary>
[Network, Input(64, 32), Lstm(128, Name = "lstm"), LastStep, Dense(10, Name = "fc")]
public sealed partial class LstmClassifier;

/// <summary>Sequences that a layer of the Transformer's encoder reads and a mean names.</summary>
[Network, Input(64, 128), EncoderLayer(8, 512, Rate = 0, Name = "encoder"), MeanSteps, Dense(10, Name = "fc")]
public sealed partial class EncoderClassifier;
