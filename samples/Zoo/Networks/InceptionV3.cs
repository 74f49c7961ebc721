namespace StaticNets.Zoo;

/// <summary>
/// Inception v3 (Szegedy, Vanhoucke, Ioffe, Shlens, Wojna 2015, "Rethinking the Inception Architecture for Computer Vision", arXiv:1512.00567) with its auxiliary classifier, which
/// exists in training only: 299x299 colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 27,161,264 parameters; 5,713 million multiply-adds of one image (torchvision's table: 5.71 G; without the auxiliary classifier, as it runs). 7x7 windows are a 1x7 and a 7x1
/// one. The auxiliary loss counts with 0.4, as in torchvision's training. Parameters are named as torchvision's; its published file wants pixels scaled to [-1, 1]
/// (<c>transform_input</c>).
/// </remarks>
[Network, Input(3, 299, 299)]
[BasicConv(32, F = 3, S = 2, Name = "Conv2d_1a_3x3"), BasicConv(32, F = 3, Name = "Conv2d_2a_3x3"), BasicConv(64, F = 3, P = 1, Name = "Conv2d_2b_3x3")]
[MaxPool(F = 3, S = 2), BasicConv(80, Name = "Conv2d_3b_1x1"), BasicConv(192, F = 3, Name = "Conv2d_4a_3x3"), MaxPool(F = 3, S = 2)]
[InceptionV3A(32, Name = "Mixed_5b"), InceptionV3A(64, Name = "Mixed_5c"), InceptionV3A(64, Name = "Mixed_5d"), InceptionV3B(Name = "Mixed_6a")]
[InceptionV3C(128, Name = "Mixed_6b"), InceptionV3C(160, Name = "Mixed_6c"), InceptionV3C(160, Name = "Mixed_6d"), InceptionV3C(192, Name = "Mixed_6e")]
[Tag("6e"), InceptionV3Head(1000, Name = "AuxLogits"), Output("aux", Training = true, Weight = 0.4), From("6e")]
[InceptionV3D(Name = "Mixed_7a"), InceptionV3E(Name = "Mixed_7b"), InceptionV3E(Name = "Mixed_7c")]
[GlobalAvgPool, Dropout, Dense(1000, Name = "fc")]
public sealed partial class InceptionV3;
