namespace StaticNets.Generator.Ir;

/// <summary>What the numbers of a value are.</summary>
internal enum SignalKind
{
    /// <summary>Numbers, which most layers work on.</summary>
    Numbers,

    /// <summary>Indices into a vocabulary, <c>int</c>.</summary>
    Tokens,

    /// <summary>The state of a recurrent cell, which a cell of its kind begins with.</summary>
    State,

    /// <summary>The true length of each sample's sequence, <c>int</c>.</summary>
    Lengths,
}

/// <summary>What is known of a value of the graph: how many numbers, and what they are.</summary>
internal sealed record Signal(Shape Shape)
{
    public SignalKind Kind { get; init; }

    /// <summary>Of a <see cref="SignalKind.State"/>: the kind of cell, <c>Lstm</c>.</summary>
    public string Cell { get; init; } = "";

    /// <summary>How many of these there are in a sample: more than 1 within a block that is applied to each step of a sequence.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>So many features at the end of each step come from a direction that runs backwards.</summary>
    public int Reversed { get; init; }

    /// <summary>The value with the true length of each sample's sequence; -1 where all are as long as the shape says.</summary>
    public int Lengths { get; init; } = -1;

    /// <summary>What a message calls it.</summary>
    public string Description => Kind switch
    {
        SignalKind.Tokens => "tokens " + Shape,
        SignalKind.Lengths => "lengths",
        SignalKind.State => "the state " + Shape + " of " + (Cell == "Gru" ? "a " : "an ") + Cell,
        _ => Shape.ToString(),
    };
}
