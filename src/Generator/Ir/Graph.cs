using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>
/// The network with blocks expanded and labels resolved: nodes in an order in which every value is made before it is read.
/// A value is a number; an input makes one, a node makes one (or, later, several), any number of nodes may read it.
/// </summary>
internal sealed record Graph(EquatableArray<GraphInput> Inputs, EquatableArray<Node> Nodes, EquatableArray<GraphOutput> Outputs);

/// <summary>An input of the network.</summary>
/// <param name="Interleaved">True where the caller's values are [H, W, C], as image libraries give pixels; the value itself is [C, H, W].</param>
internal sealed record GraphInput(string Name, Shape Shape, bool Tokens, bool Interleaved, int Value, Site Site);

/// <summary>One layer in its place.</summary>
/// <param name="Layer">Full metadata name of its attribute: the catalog's key.</param>
/// <param name="Path">Where its parameters live (<c>conv1</c>, <c>basicBlock3.conv2</c>); unique.</param>
/// <param name="Settings">Its arguments with expressions evaluated.</param>
internal sealed record Node(string Layer, string Path, EquatableArray<Argument> Settings, EquatableArray<int> Inputs, int Output, Site Site);

/// <summary>A value that leaves the network.</summary>
internal sealed record GraphOutput(string Name, int Value);
