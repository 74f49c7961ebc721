using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A network as written: the class and its attributes in order. Everything later is computed from this alone.</summary>
/// <param name="Findings">What is wrong with the class itself (not partial, generic, …).</param>
/// <param name="Readable">False where C# itself rejects one of the attributes: then nothing can be said about shapes.</param>
/// <param name="Blocks">Every block that it uses, and that those use, by ordinal order of their types.</param>
/// <param name="Weights">The header of the weights file embedded for this network, if the project names one.</param>
internal sealed record NetworkDeclaration(
    ClassIdentity Class,
    EquatableArray<AttributeUse> Attributes,
    EquatableArray<Finding> Findings,
    bool Readable,
    EquatableArray<BlockDefinition> Blocks,
    EmbeddedWeights? Weights)
{
    /// <summary><c>[Network(Accuracy = Exact)]</c>.</summary>
    public bool IsExact => Attributes
        .Where(use => use.Type == Names.Network)
        .Any(use => use.Gives(nameof(NetworkAttribute.Accuracy), (long)Accuracy.Exact));
}
