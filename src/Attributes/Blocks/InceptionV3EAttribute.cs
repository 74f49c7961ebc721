namespace StaticNets;

/// <summary>
/// Module of Inception v3 for 8x8 images (Szegedy et al. 2015, arXiv:1512.00567, figure 7): two branches end in a 1x3 and a 3x1 window side by side. 2048 channels come out.
/// Parameters as torchvision's InceptionE.
/// </summary>
/// <example><c>[InceptionV3E(Name = "Mixed_7b")]</c></example>
[Tag("input"), BasicConv(320, Name = "branch1x1"), Tag("one")]
[From("input"), BasicConv(384, Name = "branch3x3_1"), Tag("three"), BasicConv(384, F = "1x3", P = "0x1", Name = "branch3x3_2a"), Tag("threeA")]
[From("three"), BasicConv(384, F = "3x1", P = "1x0", Name = "branch3x3_2b"), Tag("threeB")]
[From("input"), BasicConv(448, Name = "branch3x3dbl_1"), BasicConv(384, F = 3, P = 1, Name = "branch3x3dbl_2"), Tag("double")]
[BasicConv(384, F = "1x3", P = "0x1", Name = "branch3x3dbl_3a"), Tag("doubleA")]
[From("double"), BasicConv(384, F = "3x1", P = "1x0", Name = "branch3x3dbl_3b"), Tag("doubleB")]
[From("input"), AvgPool(F = 3, S = 1, P = 1), BasicConv(192, Name = "branch_pool"), Tag("pool")]
[From("one"), Concat("threeA", "threeB", "doubleA", "doubleB", "pool")]
public sealed class InceptionV3EAttribute : BlockAttribute;
