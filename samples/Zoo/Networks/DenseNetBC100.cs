namespace StaticNets.Zoo;

/// <summary>
/// DenseNet-BC with 100 layers and growth 12 for small images (Huang, Liu, van der Maaten, Weinberger 2016, arXiv:1608.06993, table 2): 32x32 colour images to the scores of 10
/// classes.
/// </summary>
/// <remarks>
/// 769,162 parameters; 288 million multiply-adds of one image (github.com/osmr/imgclsmob counts 298 with batch norm and activations). Three dense blocks of 16 layers, 24 channels
/// to begin with; 4.5 % error on CIFAR-10 with flips and shifts, with 0.8 million parameters. Channels are no multiples of 16 here. Parameters are named as torchvision names those
/// of the larger ones; the last batch norm is <c>features.norm4</c>.
/// </remarks>
[Network, Input(3, 32, 32)]
[Conv(24, F = 3, P = 1, Bias = false, Name = "features.conv0")]
[DenseLayer(12, Repeat = 16, Name = "features.denseblock1.denselayer{i+1}"), Transition(Name = "features.transition1")]
[DenseLayer(12, Repeat = 16, Name = "features.denseblock2.denselayer{i+1}"), Transition(Name = "features.transition2")]
[DenseLayer(12, Repeat = 16, Name = "features.denseblock3.denselayer{i+1}")]
[BatchNorm(Name = "features.norm4"), Relu, GlobalAvgPool, Dense(10, Name = "classifier")]
public sealed partial class DenseNetBC100;
