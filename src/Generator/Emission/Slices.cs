using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>Spans that every pass writes alike.</summary>
internal static class Slices
{
    public static string Of(string span, long offset, long length) => span + ".Slice(" + Literal.Of(offset) + ", " + Literal.Of(length) + ")";

    /// <summary>A parameter or state in the span that holds all of them.</summary>
    public static string Tensor(Value value, PlannedProgram program) =>
        Of(value.Role == ValueRole.State ? "states" : "parameters", program.Offsets[value.Id], value.Length);
}
