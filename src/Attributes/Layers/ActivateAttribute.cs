namespace StaticNets;

/// <summary>The activation that a parameter of the block names: <c>[Activate("activation")]</c>. With its default settings.</summary>
/// <param name="activation">An <see cref="Activation"/>, or the name of a parameter of that type.</param>
public sealed class ActivateAttribute(object activation) : LayerAttribute
{
    /// <summary>The activation.</summary>
    public object Activation { get; } = activation;
}
