namespace StaticNets.Generator.Ir;

/// <summary>A named tensor of the network with its place in the parameter span (or the state span).</summary>
/// <param name="Name">Full name, <c>conv1.weight</c>.</param>
internal sealed record NetworkTensor(string Name, Shape Shape, Init Init, TensorRole Role, int Offset)
{
    public int Length => (int)Shape.Length;
}

internal enum TensorRole
{
    /// <summary>Trained.</summary>
    Parameter,

    /// <summary>Running statistics: updated by training's forward pass, never by an optimizer.</summary>
    State,

    /// <summary>An integer scalar such as <c>num_batches_tracked</c>.</summary>
    Counter,
}
