namespace StaticNets.Zoo;

/// <summary>
/// MobileNet v1 (Howard et al. 2017, "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", arXiv:1704.04861): 224x224 colour images to the scores
/// of 1000 classes.
/// </summary>
/// <remarks>
/// 4,231,976 parameters; 569 million multiply-adds of one image (the paper's table 4). Each 3x3 convolution works on one channel, and 1x1 convolutions mix them: a ninth of the
/// multiply-adds of ordinary ones. Paddings, ReLU6 and Epsilon 1e-3 are those of the published weights (Keras), so odd zeros lie at the bottom and right. Parameters have names of
/// our own: <c>conv</c>, <c>bn</c>, <c>block1.depthwise</c> and so on.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(32, F = 3, S = 2, Padding = Same, Bias = false, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu6]
[SeparableConv(64, Name = "block1"), SeparableConv(128, S = 2, Name = "block2"), SeparableConv(128, Name = "block3"), SeparableConv(256, S = 2, Name = "block4")]
[SeparableConv(256, Name = "block5"), SeparableConv(512, S = 2, Name = "block6"), SeparableConv(512, Repeat = 5, Name = "block{i+7}")]
[SeparableConv(1024, S = 2, Name = "block12"), SeparableConv(1024, Name = "block13"), GlobalAvgPool, Dropout(0.001), Dense(1000, Name = "fc")]
public sealed partial class MobileNetV1;
