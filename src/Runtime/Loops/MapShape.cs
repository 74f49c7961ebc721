namespace StaticNets.Runtime.Loops;

/// <summary>A sample seen as so many values, whatever their axes.</summary>
public readonly struct MapShape
{
    /// <summary>Creates the shape.</summary>
    public MapShape(int length) => Length = length;

    /// <summary>Values per sample.</summary>
    public int Length { get; }
}
