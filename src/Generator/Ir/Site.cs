using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// What a finding is about: an attribute of the network (then of the block used there, and so on inwards) and one of its arguments. Never a position:
/// the analyzer looks it up in the tree being edited. An empty path is the class itself.
/// </summary>
internal sealed record Site(EquatableArray<int> Path, string? Argument)
{
    public static Site Class { get; } = new([], null);

    public static Site Attribute(int index) => new([index], null);

    public Site At(string? argument) => this with { Argument = argument };
}
