using StaticNets;

namespace BatteryHealth.Estimation;

/// <summary>From a charge curve in volts, amperes and degrees to the cell's capacity, as a share of the nominal one.</summary>
[Network, Input(64, 3), Lstm(32, Layers = 2), LastStep, Dense(1)]
public sealed partial class HealthNetwork;
