namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>Inception 3a without the 1x1 convolutions before the larger ones.</summary>
[Network, Input(192, 28, 28), MeasuredInception(false, Name = "")]
public sealed partial class PlainInception;
