namespace Images.Networks;

/// <summary>
/// A DenseNet-BC (Huang, Liu, van der Maaten, Weinberger 2016, arXiv:1608.06993) for 32x32 colour images with growth 12: each layer reads what all before it in its block found.
/// </summary>
[Network, Input(3, 32, 32)]
[Conv(24, F = 3, P = 1, Bias = false, Name = "features.conv0"), MaxPool]
[DenseLayer(12, Repeat = 4, Name = "features.denseblock1.denselayer{i+1}"), Transition(Name = "features.transition1")]
[DenseLayer(12, Repeat = 6, Name = "features.denseblock2.denselayer{i+1}"), Transition(Name = "features.transition2")]
[DenseLayer(12, Repeat = 8, Name = "features.denseblock3.denselayer{i+1}"), BatchNorm(Name = "features.norm5"), Relu]
[GlobalAvgPool, Dense(10, Name = "classifier")]
public sealed partial class SmallDenseNet;
