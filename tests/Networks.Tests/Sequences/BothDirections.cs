namespace StaticNets.Networks.Tests.Sequences;

/// <summary>The steps of both directions behind a normalisation.</summary>
[Network, Input(5, 4), Gru(3, Bidirectional = true), LayerNorm]
public sealed partial class NormedDirections;

/// <summary>The last of them.</summary>
[Network, Input(5, 4), Gru(3, Bidirectional = true), LayerNorm, LastStep]
public sealed partial class LastOfNormedDirections;
