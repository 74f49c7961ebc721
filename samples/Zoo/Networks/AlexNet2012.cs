namespace StaticNets.Zoo;

/// <summary>
/// AlexNet as it won in 2012 (Krizhevsky, Sutskever, Hinton 2012, "ImageNet Classification with Deep Convolutional Neural Networks"): 227x227 colour images to the scores of 1000
/// classes.
/// </summary>
/// <remarks>
/// 60,965,224 parameters; 724 million multiply-adds of one image (Sze, Chen, Yang, Emer 2017, arXiv:1703.09039, table II). The second, fourth and fifth convolution are in two
/// groups, one for each of the two graphics cards; local response normalisation with the paper's k = 2, n = 5, α = 1e-4, β = 0.75 (there α is not divided by n, so it is 5e-4 here)
/// follows the first two. The paper says 224x224, which does not fit its own sizes. Parameters are <c>conv1</c> to <c>conv5</c>, <c>fc6</c> to <c>fc8</c>, as in Caffe's CaffeNet.
/// </remarks>
[Network, Input(3, 227, 227)]
[Conv(96, F = 11, S = 4, Name = "conv1"), Relu, LocalResponseNorm(5, Alpha = 5e-4, K = 2.0), MaxPool(F = 3, S = 2)]
[Conv(256, F = 5, P = 2, Groups = 2, Name = "conv2"), Relu, LocalResponseNorm(5, Alpha = 5e-4, K = 2.0), MaxPool(F = 3, S = 2)]
[Conv(384, F = 3, P = 1, Name = "conv3"), Relu]
[Conv(384, F = 3, P = 1, Groups = 2, Name = "conv4"), Relu]
[Conv(256, F = 3, P = 1, Groups = 2, Name = "conv5"), Relu, MaxPool(F = 3, S = 2)]
[Flatten, Dense(4096, Name = "fc6"), Relu, Dropout]
[Dense(4096, Name = "fc7"), Relu, Dropout, Dense(1000, Name = "fc8")]
public sealed partial class AlexNet2012;
