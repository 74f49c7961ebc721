namespace StaticNets;

/// <summary>How close results stay to the exact ones.</summary>
public enum Accuracy
{
    /// <summary>Fast convolution algorithms (Winograd) may be used.</summary>
    Standard,

    /// <summary>Only direct summation, with its error.</summary>
    Exact,
}
