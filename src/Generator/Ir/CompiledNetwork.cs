using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>What comes out of the compiler: the text of one file ("" for none), and what was found.</summary>
internal sealed record CompiledNetwork(string HintName, string Source, EquatableArray<Finding> Findings)
{
    /// <summary>What went wrong while the file was printed: the analyzer, which prints nothing, cannot know of it.</summary>
    public Finding? Fault { get; init; }
}
