namespace StaticNets;

/// <summary>
/// Layer of DenseNet-BC (Huang, Liu, van der Maaten, Weinberger 2016, "Densely Connected Convolutional Networks", arXiv:1608.06993): what it finds is put behind what came in, so that every later
/// layer reads it. Parameters as torchvision's: <c>norm1</c>, <c>conv1</c>, <c>norm2</c>, <c>conv2</c>.
/// </summary>
/// <example><c>[DenseLayer(32, Repeat = 6, Name = "features.denseblock1.denselayer{i+1}")]</c></example>
/// <param name="growth">Channels that it adds (the paper's k); the 1x1 convolution before has four times as many.</param>
[Skip]
    [BatchNorm(Name = "norm1"), Relu, Conv("4*growth", F = 1, Bias = false, Name = "conv1")]
    [BatchNorm(Name = "norm2"), Relu, Conv("growth", F = 3, P = 1, Bias = false, Name = "conv2")]
[Concat]
public sealed class DenseLayerAttribute(int growth) : BlockAttribute
{
    /// <summary>Channels that it adds.</summary>
    public int Growth { get; } = growth;
}
