using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>An input or output as emitted code names it.</summary>
/// <param name="Number">Its place among all inputs or all outputs of the network: <see cref="Value.Port"/>.</param>
/// <param name="Name">The parameter in the members a person calls: the name as declared.</param>
/// <param name="Constant">The constant with the length of a sample.</param>
/// <param name="Field">The field of the inference program's ports.</param>
/// <param name="Local">The parameter in the programs behind the members.</param>
/// <param name="Gradient">An input's gradient there.</param>
/// <param name="Shape">Shape of a sample as the caller gives or gets it.</param>
/// <param name="Tokens">Whether its values are indices, which have no gradient.</param>
internal sealed record Port(int Number, string Name, string Constant, string Field, string Local, string Gradient, Shape Shape, bool Tokens)
{
    /// <summary>Of true lengths: the most that one can be; 0 for every other port.</summary>
    public int Longest { get; init; }

    /// <summary>Of tokens: each is below it.</summary>
    public long Vocabulary { get; init; }

    /// <summary>C#'s name of what one of its values is.</summary>
    public string Element => Tokens ? "int" : "float";
}
