namespace StaticNets;

/// <summary>
/// Module C of Inception v4 for 8x8 images (Szegedy et al. 2016, arXiv:1602.07261, figure 6): two branches end in a 1x3 and a 3x1 window side by side. 1536 channels come out.
/// Parameters as timm's InceptionC.
/// </summary>
/// <example><c>[InceptionV4C(Repeat = 3)]</c></example>
[Tag("input"), BasicConv(256, Name = "branch0"), Tag("zero")]
[From("input"), BasicConv(384, Name = "branch1_0"), Tag("one"), BasicConv(256, F = "1x3", P = "0x1", Name = "branch1_1a"), Tag("oneA")]
[From("one"), BasicConv(256, F = "3x1", P = "1x0", Name = "branch1_1b"), Tag("oneB")]
[From("input"), BasicConv(384, Name = "branch2_0"), BasicConv(448, F = "3x1", P = "1x0", Name = "branch2_1"), BasicConv(512, F = "1x3", P = "0x1", Name = "branch2_2"), Tag("two")]
[BasicConv(256, F = "1x3", P = "0x1", Name = "branch2_3a"), Tag("twoA")]
[From("two"), BasicConv(256, F = "3x1", P = "1x0", Name = "branch2_3b"), Tag("twoB")]
[From("input"), AvgPool(F = 3, S = 1, P = 1, CountIncludePad = false), BasicConv(256, Name = "branch3.1"), Tag("three")]
[From("zero"), Concat("oneA", "oneB", "twoA", "twoB", "three")]
public sealed class InceptionV4CAttribute : BlockAttribute;
