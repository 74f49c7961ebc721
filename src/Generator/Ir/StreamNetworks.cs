using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A network whose last sequence arrives step by step, as two networks: what one step computes, and what is computed before the first.</summary>
/// <param name="Step">Of the sequence one step: its input and every node that depends on it, checked with a single step. Its outputs are those that depend on the sequence.</param>
/// <param name="Along">Numbers of those of its nodes that work along the sequence. The others work within a step, or on what the whole sequence gives: there they do what they do in <c>Forward</c>.</param>
/// <param name="Begin">All inputs but the sequence, and every node that depends on these alone. No outputs.</param>
/// <param name="Kept">Values of <paramref name="Begin"/> that steps read.</param>
/// <param name="Capacity">Steps that the sequence has in its shape.</param>
internal sealed record StreamNetworks(CheckedNetwork Step, EquatableArray<int> Along, CheckedNetwork Begin, EquatableArray<int> Kept, int Capacity)
{
    /// <summary>Name of the value that says which step it is, and where each row's context and steps lie; no path of a layer.</summary>
    public const string Table = "<steps>";
}
