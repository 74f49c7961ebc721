namespace StaticNets;

/// <summary>
/// A convolution followed by two 1x1 ones, each with ReLU: a small network that slides over the image (Lin, Chen, Yan 2013, "Network In Network", arXiv:1312.4400).
/// Parameters: <c>conv</c>, <c>cccp1</c>, <c>cccp2</c> (cascaded cross-channel parametric pooling, as the paper calls the 1x1 convolutions).
/// </summary>
/// <example><c>[MlpConv(96, F = 11, S = 4), MaxPool(F = 3, S = 2)]</c></example>
/// <param name="k">Channels of the window's and the first 1x1 convolution.</param>
[Conv("k", F = "f", S = "s", P = "p", Name = "conv"), Relu]
[Conv("k", F = 1, Name = "cccp1"), Relu]
[Conv("k", F = 1, If = "outputs == 0", Name = "cccp2"), Conv("outputs", F = 1, If = "outputs != 0", Name = "cccp2"), Relu]
public sealed class MlpConvAttribute(int k) : BlockAttribute
{
    /// <summary>Channels of the window's and the first 1x1 convolution.</summary>
    public int K { get; } = k;

    /// <summary>Side of the window in pixels.</summary>
    public int F { get; set; } = 3;

    /// <summary>Step of the window in pixels.</summary>
    public int S { get; set; } = 1;

    /// <summary>Zeros on each side, in pixels.</summary>
    public int P { get; set; }

    /// <summary>Channels that come out: in the last block of a network the number of classes. 0, the default, means <see cref="K"/>.</summary>
    public int Outputs { get; set; }
}
