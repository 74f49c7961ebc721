namespace StaticNets.Benchmarks.Networks;

/// <summary>Network In Network for ImageNet with pools that round down: 224x224 colour images to the scores of 1000 classes.</summary>
[Network, Input(3, 224, 224)]
[MlpConv(96, F = 11, S = 4, Name = "block1"), MaxPool(F = 3, S = 2)]
[MlpConv(256, F = 5, P = 2, Name = "block2"), MaxPool(F = 3, S = 2)]
[MlpConv(384, F = 3, P = 1, Name = "block3"), MaxPool(F = 3, S = 2), Dropout]
[MlpConv(1024, F = 3, P = 1, Outputs = 1000, Name = "block4"), GlobalAvgPool]
public sealed partial class NinWithoutCeil;
