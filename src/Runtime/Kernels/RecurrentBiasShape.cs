namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of the two biases of a recurrent layer.</summary>
public readonly struct RecurrentBiasShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="hidden">Units.</param>
    /// <param name="gates">Gates: 4 for LSTM, 3 for GRU, 1 for RNN.</param>
    /// <param name="summed">Gates whose two biases may be added: all but the last one of GRU, whose hidden part is multiplied first.</param>
    public RecurrentBiasShape(int hidden, int gates, int summed)
    {
        Length = hidden * gates;
        Summed = hidden * summed;
    }

    /// <summary>Floats of each bias.</summary>
    public int Length { get; }

    /// <summary>How many of them are sums.</summary>
    public int Summed { get; }
}
