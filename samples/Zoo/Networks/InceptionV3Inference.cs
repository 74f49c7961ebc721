namespace StaticNets.Zoo;

/// <summary>
/// <see cref="InceptionV3"/> without the auxiliary classifier (Szegedy et al. 2015, arXiv:1512.00567): 299x299 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 23,834,568 parameters; 5,713 million multiply-adds of one image (torchvision's table: 5.71 G). Parameters are named as torchvision's.
/// </remarks>
[Network, Input(3, 299, 299)]
[BasicConv(32, F = 3, S = 2, Name = "Conv2d_1a_3x3"), BasicConv(32, F = 3, Name = "Conv2d_2a_3x3"), BasicConv(64, F = 3, P = 1, Name = "Conv2d_2b_3x3")]
[MaxPool(F = 3, S = 2), BasicConv(80, Name = "Conv2d_3b_1x1"), BasicConv(192, F = 3, Name = "Conv2d_4a_3x3"), MaxPool(F = 3, S = 2)]
[InceptionV3A(32, Name = "Mixed_5b"), InceptionV3A(64, Name = "Mixed_5c"), InceptionV3A(64, Name = "Mixed_5d"), InceptionV3B(Name = "Mixed_6a")]
[InceptionV3C(128, Name = "Mixed_6b"), InceptionV3C(160, Name = "Mixed_6c"), InceptionV3C(160, Name = "Mixed_6d"), InceptionV3C(192, Name = "Mixed_6e")]
[InceptionV3D(Name = "Mixed_7a"), InceptionV3E(Name = "Mixed_7b"), InceptionV3E(Name = "Mixed_7c")]
[GlobalAvgPool, Dropout, Dense(1000, Name = "fc")]
public sealed partial class InceptionV3Inference;
