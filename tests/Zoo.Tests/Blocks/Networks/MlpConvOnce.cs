namespace StaticNets.Zoo.Tests.Blocks.Networks;

/// <summary>A convolution and two 1x1 ones, the last with other channels.</summary>
[Network(Accuracy = Exact), Input(6, 9, 8), MlpConv(8, F = 5, S = 2, P = 1, Outputs = 5, Name = "block")]
public sealed partial class MlpConvOnce;
