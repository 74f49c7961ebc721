using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// The network with blocks expanded and labels resolved: nodes in an order in which every value is made before it is read.
/// A value is a number; an input makes one, a node makes one (or, later, several), any number of nodes may read it.
/// </summary>
internal sealed record Graph(EquatableArray<GraphInput> Inputs, EquatableArray<Node> Nodes, EquatableArray<GraphOutput> Outputs);

/// <summary>An input of the network.</summary>
/// <param name="Interleaved">True where the caller's values are [H, W, C], as image libraries give pixels; the value itself is [C, H, W].</param>
internal sealed record GraphInput(string Name, Shape Shape, bool Tokens, bool Interleaved, int Value, Site Site)
{
    /// <summary>The shape of what the caller gives.</summary>
    public Shape GivenShape => Interleaved ? Shape.Of(Shape[1], Shape[2], Shape[0]) : Shape;
}

/// <summary>One layer in its place.</summary>
/// <param name="Layer">Full metadata name of its attribute: the catalog's key.</param>
/// <param name="Path">Where its parameters live (<c>conv1</c>, <c>basicBlock3.conv2</c>); unique.</param>
/// <param name="Settings">Its arguments with expressions evaluated.</param>
internal sealed record Node(string Layer, string Path, EquatableArray<Argument> Settings, EquatableArray<int> Inputs, int Output, Site Site)
{
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
