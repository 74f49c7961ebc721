namespace StaticNets.Generator.Layers;

/// <summary>How a layer behaves along a sequence that arrives step by step.</summary>
/// <param name="Kind">Whether a step can be computed when it arrives.</param>
/// <param name="StateLength">Floats remembered from step to step, per row.</param>
internal readonly record struct Stream(StreamKind Kind, long StateLength = 0);

internal enum StreamKind
{
    /// <summary>Each step for itself.</summary>
    Pointwise,

    /// <summary>From this step and those before, through a state.</summary>
    Causal,

    /// <summary>Needs steps that come later.</summary>
    NotCausal,
}

/// <summary>What a layer does with the true lengths of the sequences in a batch.</summary>
internal enum Lengths
{
    /// <summary>The output has the input's lengths.</summary>
    Keeps,

    /// <summary>Its window formula applies to the lengths.</summary>
    Maps,

    /// <summary>The output is no sequence any more.</summary>
    Ends,
}
