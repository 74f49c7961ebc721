namespace StaticNets.Zoo;

/// <summary>
/// DenseNet-121 (Huang, Liu, van der Maaten, Weinberger 2016, "Densely Connected Convolutional Networks", arXiv:1608.06993): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 7,978,856 parameters; 2,834 million multiply-adds of one image (torchvision's table: 2.83 G). Every layer of a dense block reads what all layers before it found and adds 32
/// channels. Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 7, S = 2, P = 3, Bias = false, Name = "features.conv0"), BatchNorm(Name = "features.norm0"), Relu, MaxPool(F = 3, S = 2, P = 1)]
[DenseLayer(32, Repeat = 6, Name = "features.denseblock1.denselayer{i+1}"), Transition(Name = "features.transition1")]
[DenseLayer(32, Repeat = 12, Name = "features.denseblock2.denselayer{i+1}"), Transition(Name = "features.transition2")]
[DenseLayer(32, Repeat = 24, Name = "features.denseblock3.denselayer{i+1}"), Transition(Name = "features.transition3")]
[DenseLayer(32, Repeat = 16, Name = "features.denseblock4.denselayer{i+1}")]
[BatchNorm(Name = "features.norm5"), Relu, GlobalAvgPool, Dense(1000, Name = "classifier")]
public sealed partial class DenseNet121;
