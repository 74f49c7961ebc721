namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>Inception v3's auxiliary classifier.</summary>
[Network(Accuracy = Exact), Input(5, 18, 17), InceptionV3Head(9, Name = "block")]
public sealed partial class InceptionV3HeadOnce;
