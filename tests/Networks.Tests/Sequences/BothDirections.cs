namespace StaticNets.Networks.Tests.Sequences;

/// <summary>The steps of both directions behind a normalisation.</summary>
[Network, Input(5, 4), Gru(3, Bidirectional = true), LayerNorm]
public sealed partial class NormedDirections;

/// <summary>The last of them.</summary>
[Network, Input(5, 4), Gru(3, Bidirectional = true), LayerNorm, LastStep]
public sealed partial class LastOfNormedDirections;

/// <summary>The steps of a residual connection around a cell of both directions.</summary>
[Network, Input(5, 4), Gru(3, Bidirectional = true), Skip, Gru(3, Bidirectional = true), Sum]
public sealed partial class ResidualDirections;

/// <summary>The last of them.</summary>
[Network, Input(5, 4), Gru(3, Bidirectional = true), Skip, Gru(3, Bidirectional = true), Sum, LastStep]
public sealed partial class LastOfResidualDirections;

/// <summary>What runs backwards is narrower than that with which it is joined, so that each of its steps is repeated.</summary>
[Network, Input(5, 4), Tag("x"), Gru(1, Bidirectional = true), Tag("both"), From("x"), Gru(1, Reverse = true), Sum("both")]
public sealed partial class RepeatedDirections;

/// <summary>The last of them.</summary>
[Network, Input(5, 4), Tag("x"), Gru(1, Bidirectional = true), Tag("both"), From("x"), Gru(1, Reverse = true), Sum("both"), LastStep]
public sealed partial class LastOfRepeatedDirections;

/// <summary>The steps of both directions, joined with what has none.</summary>
[Network, Input(5, 6), Skip, Gru(3, Bidirectional = true), Sum]
public sealed partial class MixedDirections;

/// <summary>The last of them.</summary>
[Network, Input(5, 6), Skip, Gru(3, Bidirectional = true), Sum, LastStep]
public sealed partial class LastOfMixedDirections;
