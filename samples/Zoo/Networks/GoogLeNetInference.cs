namespace StaticNets.Zoo;

/// <summary>
/// <see cref="GoogLeNet"/> without the auxiliary classifiers, as torchvision gives it with its published weights (Szegedy et al. 2014, arXiv:1409.4842): 224x224 colour images to the scores of
/// 1000 classes.
/// </summary>
/// <remarks>
/// 6,624,904 parameters; 1,498 million multiply-adds of one image (torchvision's table: 1.50 G). Nine Inception modules and a single dense layer: a ninth of AlexNet's parameters.
/// Those weights want pixels scaled to [-1, 1] (torchvision's <c>transform_input</c>).
/// </remarks>
[Network, Input(3, 224, 224)]
[BasicConv(64, F = 7, S = 2, P = 3, Name = "conv1"), MaxPool(F = 3, S = 2, CeilMode = true)]
[BasicConv(64, Name = "conv2"), BasicConv(192, F = 3, P = 1, Name = "conv3"), MaxPool(F = 3, S = 2, CeilMode = true)]
[Inception(64, 96, 128, 16, 32, 32, Name = "inception3a")]
[Inception(128, 128, 192, 32, 96, 64, Name = "inception3b")]
[MaxPool(F = 3, S = 2, CeilMode = true)]
[Inception(192, 96, 208, 16, 48, 64, Name = "inception4a")]
[Inception(160, 112, 224, 24, 64, 64, Name = "inception4b")]
[Inception(128, 128, 256, 24, 64, 64, Name = "inception4c")]
[Inception(112, 144, 288, 32, 64, 64, Name = "inception4d")]
[Inception(256, 160, 320, 32, 128, 128, Name = "inception4e")]
[MaxPool(F = 2, S = 2, CeilMode = true)]
[Inception(256, 160, 320, 32, 128, 128, Name = "inception5a")]
[Inception(384, 192, 384, 48, 128, 128, Name = "inception5b")]
[GlobalAvgPool, Dropout(0.2), Dense(1000, Name = "fc")]
public sealed partial class GoogLeNetInference;
