namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A layer of DenseNet.</summary>
[Network(Accuracy = Exact), Input(10, 6, 7), DenseLayer(6, Name = "block")]
public sealed partial class DenseLayerOnce;
