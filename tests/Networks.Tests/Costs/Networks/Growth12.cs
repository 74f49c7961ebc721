namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>A DenseNet-BC of 40 layers with growth 12 for 32x32 images.</summary>
[Network, Input(3, 32, 32), Conv(24, F = 3, P = 1, Bias = false)]
[DenseLayer(12, Repeat = 6), Transition, DenseLayer(12, Repeat = 6), Transition, DenseLayer(12, Repeat = 6)]
[BatchNorm, Relu, GlobalAvgPool, Dense(10)]
public sealed partial class Growth12;
