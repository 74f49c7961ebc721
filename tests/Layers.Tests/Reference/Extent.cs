namespace StaticNets.Layers.Tests.Reference;

/// <summary>A spatial setting: one number per axis. On a sequence only <paramref name="Height"/>, the steps, counts.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>The same number on both axes.</summary>
    public static implicit operator Extent(int both) => new(both, both);

    /// <summary>Height first, as in the language.</summary>
    public static implicit operator Extent((int Height, int Width) pair) => new(pair.Height, pair.Width);
}
