namespace StaticNets.Zoo;

/// <summary>
/// Network In Network for ImageNet (Lin, Chen, Yan 2013, arXiv:1312.4400): 224x224 colour images to the scores of 1000 classes, with four mlpconv blocks.
/// </summary>
/// <remarks>
/// 7,595,176 parameters; 1,100 million multiply-adds of one image (summed over the layers). There is no dense layer: the last block has a map for each class, whose mean is its
/// score. So nothing depends on the size of the image, and the same file fits the same blocks behind another <c>Input</c>. Sizes and the pools that round up are those of the
/// authors' ImageNet model for Caffe. Parameters are <c>block1.conv</c>, <c>block1.cccp1</c>, <c>block1.cccp2</c> and so on.
/// </remarks>
[Network, Input(3, 224, 224)]
[MlpConv(96, F = 11, S = 4, Name = "block1"), MaxPool(F = 3, S = 2, CeilMode = true)]
[MlpConv(256, F = 5, P = 2, Name = "block2"), MaxPool(F = 3, S = 2, CeilMode = true)]
[MlpConv(384, F = 3, P = 1, Name = "block3"), MaxPool(F = 3, S = 2, CeilMode = true), Dropout]
[MlpConv(1024, F = 3, P = 1, Outputs = 1000, Name = "block4"), GlobalAvgPool]
public sealed partial class NetworkInNetwork;
