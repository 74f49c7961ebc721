namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of one direction of a recurrent layer, and where its part lies in results and states that several directions and layers share.</summary>
public readonly struct RecurrentShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="steps">Steps of a sequence, at least 1; a sample may have fewer.</param>
    /// <param name="hidden">Units of this direction, at least 1.</param>
    /// <param name="outputs">Features of a step of the result: <paramref name="hidden"/>, or twice as many where two directions share it.</param>
    /// <param name="at">The first of this direction's features.</param>
    /// <param name="reverse">Whether the sequence is read from its last step to its first.</param>
    /// <param name="stateLength">Floats of a sample's state.</param>
    /// <param name="stateAt">Where this direction's h begins in it.</param>
    /// <param name="cellAt">Where its c begins (LSTM).</param>
    public RecurrentShape(int steps, int hidden, int outputs, int at, bool reverse, int stateLength, int stateAt, int cellAt)
    {
        Steps = steps;
        Hidden = hidden;
        Outputs = outputs;
        At = at;
        Reverse = reverse;
        StateLength = stateLength;
        StateAt = stateAt;
        CellAt = cellAt;
    }

    /// <summary>Steps of a sequence.</summary>
    public int Steps { get; }

    /// <summary>Units of this direction.</summary>
    public int Hidden { get; }

    /// <summary>Features of a step of the result.</summary>
    public int Outputs { get; }

    /// <summary>The first of this direction's features.</summary>
    public int At { get; }

    /// <summary>Whether the sequence is read from its last step to its first.</summary>
    public bool Reverse { get; }

    /// <summary>Floats of a sample's state.</summary>
    public int StateLength { get; }

    /// <summary>Where this direction's h begins in the state.</summary>
    public int StateAt { get; }

    /// <summary>Where its c begins.</summary>
    public int CellAt { get; }
}
