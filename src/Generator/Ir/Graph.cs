using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// The network with blocks expanded and labels resolved: nodes in an order in which every value is made before it is read.
/// A value is a number; an input makes one, a node makes one or several, any number of nodes may read it.
/// </summary>
internal sealed record Graph(EquatableArray<GraphInput> Inputs, EquatableArray<Node> Nodes, EquatableArray<GraphOutput> Outputs);

/// <summary>An input of the network.</summary>
/// <param name="Tokens">True where the caller's values are <c>int</c>s.</param>
/// <param name="Interleaved">True where the caller's values are [H, W, C], as image libraries give pixels; the value itself is [C, H, W].</param>
internal sealed record GraphInput(string Name, Shape Shape, bool Tokens, bool Interleaved, int Value, Site Site)
{
    /// <summary>Of tokens: each is below it, and not below 0. Known once every layer that reads them was asked.</summary>
    public long Vocabulary { get; init; } = int.MaxValue;

    /// <summary>The input with the true lengths of its sequences; -1 for none.</summary>
    public int Lengths { get; init; } = -1;

    /// <summary>Of lengths: the most that one can be; 0 for every other input.</summary>
    public int Longest { get; init; }

    public Signal Signal => new(Shape) { Kind = Longest > 0 ? SignalKind.Lengths : Tokens ? SignalKind.Tokens : SignalKind.Numbers, Lengths = Lengths };

    /// <summary>Whether it is numbers or tokens along steps.</summary>
    public bool IsSequence => Longest == 0 && HasSteps(Tokens, Shape.Rank);

    /// <summary>Whether an input has steps: tokens [T], [T, D], [T, C, H, W].</summary>
    public static bool HasSteps(bool tokens, int rank) => tokens || rank is 2 or 4;

    /// <summary>The shape of what the caller gives.</summary>
    public Shape GivenShape => Interleaved ? Shape.Of(Shape[1], Shape[2], Shape[0]) : Shape;
}

/// <summary>One layer in its place.</summary>
/// <param name="Layer">Full metadata name of its attribute: the catalog's key.</param>
/// <param name="Path">Where its parameters live (<c>conv1</c>, <c>basicBlock3.conv2</c>); unique.</param>
/// <param name="Settings">Its arguments with expressions evaluated.</param>
internal sealed record Node(string Layer, string Path, EquatableArray<Argument> Settings, EquatableArray<int> Inputs, int Output, Site Site)
{
    /// <summary>Values that it makes besides its output: a final state.</summary>
    public EquatableArray<int> Further { get; init; } = [];

    /// <summary>All values that it makes.</summary>
    public IEnumerable<int> Results => Further.Prepend(Output);

    /// <summary>The layer whose parameters it uses, where they are not its own.</summary>
    public string? SharedPath { get; init; }

    /// <summary>True where only outputs of training depend on it: inference leaves it out.</summary>
    public bool TrainingOnly { get; init; }

    /// <summary>Where its parameters live.</summary>
    public string ParameterPath => SharedPath ?? Path;
}

/// <summary>A value that leaves the network. The main output is the first; it is never of training alone, and its weight is 1.</summary>
/// <param name="Training">True where it exists in training only.</param>
/// <param name="Weight">Factor of its loss; 0: it has none.</param>
/// <param name="Target">The target that its loss compares it with; null for the main output's.</param>
internal sealed record GraphOutput(string Name, int Value, bool Training = false, double Weight = 1, string? Target = null);
