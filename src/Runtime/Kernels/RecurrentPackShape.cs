namespace StaticNets.Runtime.Kernels;

/// <summary>Sizes of the recurrent weight of a layer, [gates · hidden, hidden].</summary>
public readonly struct RecurrentPackShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="hidden">Units.</param>
    /// <param name="gates">Gates: 4 for LSTM, 3 for GRU, 1 for RNN.</param>
    public RecurrentPackShape(int hidden, int gates)
    {
        Hidden = hidden;
        Gates = gates;
        PanelLength = checked((int)RecurrentSizes.Panels(hidden, gates));
    }

    /// <summary>Units.</summary>
    public int Hidden { get; }

    /// <summary>Gates of each unit.</summary>
    public int Gates { get; }

    /// <summary>Length of the packed weight, see <see cref="Recurrent.Pack"/>.</summary>
    public int PanelLength { get; }
}
