namespace StaticNets.Generator.Graph.Expressions;

/// <summary>What a text comes to: a value; or a mistake; or neither, where it depends on what an earlier mistake hides.</summary>
/// <param name="IsKnown">True where <paramref name="Value"/> is the value.</param>
internal readonly record struct Evaluated<T>(T? Value, Mistake? Mistake, bool IsKnown)
{
    /// <summary>Neither a value nor a mistake of its own.</summary>
    public bool IsUnknown => !IsKnown && Mistake is null;

    public static Evaluated<T> Unknown => default;

    public static Evaluated<T> Of(T value) => new(value, null, IsKnown: true);

    public static Evaluated<T> Wrong(Mistake mistake) => new(default, mistake, IsKnown: false);
}
