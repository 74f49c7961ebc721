namespace StaticNets;

/// <summary>
/// Auxiliary classifier of Inception v3 (Szegedy et al. 2015, arXiv:1512.00567, section 4), for training. Parameters as torchvision's: <c>conv0</c>, <c>conv1</c> (each with <c>conv</c> and
/// <c>bn</c>), <c>fc</c>.
/// </summary>
/// <example><c>[Tag("6e")] [InceptionV3Head(1000, Name = "AuxLogits"), Output("aux", Training = true, Weight = 0.4)] [From("6e")]</c></example>
/// <param name="classes">Number of classes: the scores that come out.</param>
[AvgPool(F = 5, S = 3), BasicConv(128, Name = "conv0"), BasicConv(768, F = 5, Name = "conv1"), GlobalAvgPool, Dense("classes", Name = "fc")]
public sealed class InceptionV3HeadAttribute(int classes) : BlockAttribute
{
    /// <summary>Number of classes: the scores that come out.</summary>
    public int Classes { get; } = classes;
}
