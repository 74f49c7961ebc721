using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>What comes out of the compiler: the text of one file ("" for none), and what was found.</summary>
internal sealed record CompiledNetwork(string HintName, string Source, EquatableArray<Finding> Findings);
