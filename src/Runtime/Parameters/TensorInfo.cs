using System.Collections.Generic;

namespace StaticNets.Runtime.Parameters;

/// <summary>A named tensor of a network: where it lies and how it begins. A class and not a record, whose equality and text a native program would carry along.</summary>
public sealed class TensorInfo(string name, IReadOnlyList<int> shape, int offset, int length, Initialiser initialiser)
{
    /// <summary>PyTorch's name, such as <c>conv1.weight</c>.</summary>
    public string Name { get; } = name;

    /// <summary>PyTorch's shape.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>First element in the network's parameter span (or state span, for <see cref="NetworkLayout.States"/>).</summary>
    public int Offset { get; } = offset;

    /// <summary>Number of elements, the product of <see cref="Shape"/>.</summary>
    public int Length { get; } = length;

    /// <summary>First values.</summary>
    public Initialiser Initialiser { get; } = initialiser;
}
