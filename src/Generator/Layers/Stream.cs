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

    /// <summary>The same at every step, made of what is no sequence.</summary>
    Repeated,

    /// <summary>Takes the steps apart: what follows works on each by itself.</summary>
    Apart,

    /// <summary>Makes a sequence of the steps again.</summary>
    Together,

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

/// <summary>What a layer does with the steps beyond a sequence's true length.</summary>
internal enum Beyond
{
    /// <summary>Each step for itself: what is in them changes nothing before, and zeros may come out as something else.</summary>
    Alone,

    /// <summary>Each step for itself, and zeros come out as zeros.</summary>
    Zeros,

    /// <summary>It reads them together with the others: they have to be zeros.</summary>
    Mixed,

    /// <summary>It takes the lengths: it does not read them, and leaves zeros there, in gradients too.</summary>
    Known,
}
