namespace StaticNets;

/// <summary>What lies outside an image or sequence that a window slides over.</summary>
public enum Padding
{
    /// <summary>Nothing: the window stays inside.</summary>
    Valid,

    /// <summary>As many zeros as give ceil(N / S) positions; an odd one goes to the bottom/right.</summary>
    Same,
}
