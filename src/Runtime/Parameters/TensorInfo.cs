using System.Collections.Generic;

namespace StaticNets.Runtime.Parameters;

/// <summary>A named tensor of a network: where it lies and how it begins.</summary>
/// <param name="Name">PyTorch's name, such as <c>conv1.weight</c>.</param>
/// <param name="Shape">PyTorch's shape.</param>
/// <param name="Offset">First element in the network's parameter span (or state span, for <see cref="NetworkLayout.States"/>).</param>
/// <param name="Length">Number of elements, the product of <paramref name="Shape"/>.</param>
/// <param name="Initialiser">First values.</param>
public sealed record TensorInfo(string Name, IReadOnlyList<int> Shape, int Offset, int Length, Initialiser Initialiser);
