using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Ir;

/// <summary>A graph in which every layer's settings and input fit: nothing after this stage can fail for a reason that a person caused.</summary>
/// <param name="Signals">What is known of every value, by its number.</param>
internal sealed record CheckedNetwork(
    ClassIdentity Class,
    bool Exact,
    EquatableArray<GraphInput> Inputs,
    EquatableArray<CheckedNode> Nodes,
    EquatableArray<GraphOutput> Outputs,
    EquatableArray<Signal> Signals,
    EquatableArray<NetworkTensor> Tensors,
    EmbeddedWeights? Weights);

/// <summary>A node whose layer accepted it.</summary>
/// <param name="Index">Its place in the network, from 0: keys its random draws.</param>
internal sealed record CheckedNode(int Index, Node Node, Layer Layer, Spec Spec, EquatableArray<Shape> Inputs)
{
    public string Path => Node.Path;
}
