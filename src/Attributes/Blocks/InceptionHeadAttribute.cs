namespace StaticNets;

/// <summary>
/// Auxiliary classifier of GoogLeNet (Szegedy et al. 2014, arXiv:1409.4842, section 5), which brings gradients into the middle of the network while training.
/// Parameters as torchvision's: <c>conv</c> (with <c>conv</c> and <c>bn</c>), <c>fc1</c>, <c>fc2</c>.
/// </summary>
/// <example><c>[Tag("4a")] [InceptionHead(1000, Name = "aux1"), Output("aux1", Training = true, Weight = 0.3)] [From("4a")]</c></example>
/// <param name="classes">Number of classes: the scores that come out.</param>
[AdaptiveAvgPool(4), BasicConv(128, Name = "conv"), Flatten]
[Dense(1024, Name = "fc1"), Relu, Dropout("rate"), Dense("classes", Name = "fc2")]
public sealed class InceptionHeadAttribute(int classes) : BlockAttribute
{
    /// <summary>Number of classes: the scores that come out.</summary>
    public int Classes { get; } = classes;

    /// <summary>Share of hidden values that become zero while training.</summary>
    public double Rate { get; set; } = 0.7;
}
