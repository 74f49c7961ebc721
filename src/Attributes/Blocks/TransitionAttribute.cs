namespace StaticNets;

/// <summary>
/// What stands between the dense blocks of DenseNet-BC (Huang et al. 2016, arXiv:1608.06993): halves the channels, the height and the width. Parameters as torchvision's: <c>norm</c>, <c>conv</c>.
/// </summary>
/// <example><c>[Transition(Name = "features.transition1")]</c></example>
[BatchNorm(Name = "norm"), Relu, Conv("C/2", F = 1, Bias = false, Name = "conv"), AvgPool]
public sealed class TransitionAttribute : BlockAttribute;
