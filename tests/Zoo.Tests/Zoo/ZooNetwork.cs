using System;
using System.Collections.Generic;
using StaticNets.Runtime.Parameters;
using StaticNets.Zoo.Tests.Reference;

namespace StaticNets.Zoo.Tests.Zoo;

/// <summary>The logits of a batch.</summary>
public delegate void Forward(ReadOnlySpan<float> images, Span<float> logits);

/// <summary>A network of the Zoo, its input as <see cref="HashedImages.Of"/> takes it: the constants that the generator wrote, and how to load one.</summary>
public sealed record ZooNetwork(string Name, IReadOnlyList<int> Input, int Outputs, long Parameters, long MultiplyAdds, Func<string, Forward> Load)
{
    /// <summary>Its tensors, as the generator wrote them, without making a network.</summary>
    public NetworkLayout Layout => EmittedLayout.Of(typeof(LeNet5).Assembly.GetType("StaticNets.Zoo." + Name)!);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
