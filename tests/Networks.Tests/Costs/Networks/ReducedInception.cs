namespace StaticNets.Networks.Tests.Costs.Networks;

/// <summary>Inception 3a as it is.</summary>
[Network, Input(192, 28, 28), MeasuredInception(true, Name = "")]
public sealed partial class ReducedInception;
