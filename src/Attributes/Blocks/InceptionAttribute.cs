namespace StaticNets;

/// <summary>
/// Inception module of GoogLeNet (Szegedy et al. 2014, "Going Deeper with Convolutions", arXiv:1409.4842): four branches side by side, three of them narrowed by a 1x1 convolution.
/// A row of the paper's table 1 gives its numbers. As in torchvision each convolution has batch norm, and the window of the third branch is 3x3, not the paper's 5x5.
/// Parameters as torchvision's: <c>branch1</c>, <c>branch2.0</c>, <c>branch2.1</c>, <c>branch3.0</c>, <c>branch3.1</c>, <c>branch4.1</c>, each with <c>conv</c> and <c>bn</c>.
/// </summary>
/// <example><c>[Inception(64, 96, 128, 16, 32, 32, Name = "inception3a")]</c></example>
/// <param name="n1">Filters of the 1x1 branch ("#1x1").</param>
/// <param name="n3r">Filters of the 1x1 convolution before the 3x3 one ("#3x3 reduce").</param>
/// <param name="n3">Filters of the 3x3 branch ("#3x3").</param>
/// <param name="n5r">Filters of the 1x1 convolution of the third branch ("#5x5 reduce").</param>
/// <param name="n5">Filters of the third branch ("#5x5").</param>
/// <param name="pool">Filters of the 1x1 convolution behind the pool ("pool proj").</param>
[Branch] [BasicConv("n1", Name = "branch1")]
[Branch] [BasicConv("n3r", Name = "branch2.0"), BasicConv("n3", F = 3, P = 1, Name = "branch2.1")]
[Branch] [BasicConv("n5r", Name = "branch3.0"), BasicConv("n5", F = 3, P = 1, Name = "branch3.1")]
[Branch] [MaxPool(F = 3, S = 1, P = 1, CeilMode = true), BasicConv("pool", Name = "branch4.1")]
[Concat]
public sealed class InceptionAttribute(int n1, int n3r, int n3, int n5r, int n5, int pool) : BlockAttribute;
