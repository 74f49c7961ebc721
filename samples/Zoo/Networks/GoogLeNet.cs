namespace StaticNets.Zoo;

/// <summary>
/// GoogLeNet with batch norm (Szegedy et al. 2014, "Going Deeper with Convolutions", arXiv:1409.4842) and the two auxiliary classifiers, which exist in training only: 224x224
/// colour images to the scores of 1000 classes.
/// </summary>
/// <remarks>
/// 13,004,888 parameters; 1,498 million multiply-adds of one image (torchvision's table: 1.50 G; without the auxiliary classifiers, as it runs). Each auxiliary loss counts with
/// 0.3. Parameters are named as torchvision's, whose 3x3 windows in place of the paper's 5x5 it shares. Where a file has no weights for the auxiliary classifiers, take <see
/// cref="GoogLeNetInference"/>.
/// </remarks>
[Network, Input(3, 224, 224)]
[BasicConv(64, F = 7, S = 2, P = 3, Name = "conv1"), MaxPool(F = 3, S = 2, CeilMode = true)]
[BasicConv(64, Name = "conv2"), BasicConv(192, F = 3, P = 1, Name = "conv3"), MaxPool(F = 3, S = 2, CeilMode = true)]
[Inception(64, 96, 128, 16, 32, 32, Name = "inception3a")]
[Inception(128, 128, 192, 32, 96, 64, Name = "inception3b")]
[MaxPool(F = 3, S = 2, CeilMode = true)]
[Inception(192, 96, 208, 16, 48, 64, Name = "inception4a")]
[Tag("4a"), InceptionHead(1000, Name = "aux1"), Output("aux1", Training = true, Weight = 0.3), From("4a")]
[Inception(160, 112, 224, 24, 64, 64, Name = "inception4b")]
[Inception(128, 128, 256, 24, 64, 64, Name = "inception4c")]
[Inception(112, 144, 288, 32, 64, 64, Name = "inception4d")]
[Tag("4d"), InceptionHead(1000, Name = "aux2"), Output("aux2", Training = true, Weight = 0.3), From("4d")]
[Inception(256, 160, 320, 32, 128, 128, Name = "inception4e")]
[MaxPool(F = 2, S = 2, CeilMode = true)]
[Inception(256, 160, 320, 32, 128, 128, Name = "inception5a")]
[Inception(384, 192, 384, 48, 128, 128, Name = "inception5b")]
[GlobalAvgPool, Dropout(0.2), Dense(1000, Name = "fc")]
public sealed partial class GoogLeNet;
