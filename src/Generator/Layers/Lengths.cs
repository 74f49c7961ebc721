namespace StaticNets.Generator.Layers;

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
