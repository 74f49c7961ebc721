namespace StaticNets.Training;

/// <summary>One number that an optimizer remembers, by name.</summary>
/// <param name="name">PyTorch's name, such as <c>mu_product</c>.</param>
public sealed class OptimizerScalar(string name)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The number.</summary>
    public double Value { get; set; }
}
