namespace StaticNets.Generator.Ir;

/// <summary>A tensor that a layer has, under its path.</summary>
/// <param name="Name">PyTorch's name below the layer, <c>weight</c>.</param>
/// <param name="Shape">PyTorch's shape; [] for a scalar.</param>
internal sealed record Parameter(string Name, Shape Shape, Init Init, TensorRole Role = TensorRole.Parameter);

/// <summary>First values: PyTorch's defaults for the layer.</summary>
internal sealed record Init(string Kind, double Value)
{
    public static Init Constant(double value) => new("Constant", value);

    /// <summary>Uniform in [-bound, bound).</summary>
    public static Init Uniform(double bound) => new("Uniform", bound);

    public static Init Normal(double deviation) => new("Normal", deviation);

    /// <summary>What torch.nn.Linear and ConvNd use for weight and bias: uniform within 1/√fan_in.</summary>
    public static Init FanIn(long fanIn) => Uniform(1 / System.Math.Sqrt(fanIn));
}
