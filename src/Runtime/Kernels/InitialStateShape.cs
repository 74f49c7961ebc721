namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of a state whose first part is a vector of the network: h of one direction of the first layer.</summary>
public readonly struct InitialStateShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="hidden">Length of the vector.</param>
    /// <param name="stateLength">Length of the state; what is behind the vector is 0.</param>
    public InitialStateShape(int hidden, int stateLength)
    {
        Hidden = hidden;
        StateLength = stateLength;
    }

    /// <summary>Length of the vector.</summary>
    public int Hidden { get; }

    /// <summary>Length of the state.</summary>
    public int StateLength { get; }
}
