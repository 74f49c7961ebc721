namespace StaticNets.Zoo;

/// <summary>
/// BN-Inception, also called Inception v2 (Ioffe, Szegedy 2015, "Batch Normalization", arXiv:1502.03167): 224x224 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 11,295,240 parameters; 2,033 million multiply-adds of one image (github.com/osmr/imgclsmob counts 2,048 with batch norm). The network with which batch norm was introduced. The
/// channels of 4c to 4e and the biases of the convolutions are those of the published Caffe weights, which differ from the paper's table in two places (4c and 4d pass 608 channels
/// on, not 576). Parameters have those weights' names with a dot behind the module's: <c>inception_3a.3x3_reduce_bn.weight</c>.
/// </remarks>
[Network, Input(3, 224, 224)]
[Conv(64, F = 7, S = 2, P = 3, Name = "conv1_7x7_s2"), BatchNorm(Name = "conv1_7x7_s2_bn"), Relu, MaxPool(F = 3, S = 2, CeilMode = true)]
[Conv(64, F = 1, Name = "conv2_3x3_reduce"), BatchNorm(Name = "conv2_3x3_reduce_bn"), Relu]
[Conv(192, F = 3, P = 1, Name = "conv2_3x3"), BatchNorm(Name = "conv2_3x3_bn"), Relu, MaxPool(F = 3, S = 2, CeilMode = true)]
[InceptionV2(64, 64, 64, 64, 96, 32, Name = "inception_3a")]
[InceptionV2(64, 64, 96, 64, 96, 64, Name = "inception_3b")]
[InceptionV2Reduction(128, 160, 64, 96, Name = "inception_3c")]
[InceptionV2(224, 64, 96, 96, 128, 128, Name = "inception_4a")]
[InceptionV2(192, 96, 128, 96, 128, 128, Name = "inception_4b")]
[InceptionV2(160, 128, 160, 128, 160, 128, Name = "inception_4c")]
[InceptionV2(96, 128, 192, 160, 192, 128, Name = "inception_4d")]
[InceptionV2Reduction(128, 192, 192, 256, Name = "inception_4e")]
[InceptionV2(352, 192, 320, 160, 224, 128, Name = "inception_5a")]
[InceptionV2(352, 192, 320, 192, 224, 128, Maximum = true, Name = "inception_5b")]
[GlobalAvgPool, Dense(1000, Name = "last_linear")]
public sealed partial class BatchNormInception;
