using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x where x is positive, else Slope · x</c>.</summary>
internal sealed class LeakyRelu : ActivationLayer<LeakyReluAttribute>
{
    protected override ActivationCall Activation(LayerContext at) =>
        new("LeakyRelu", [at.Real(nameof(LeakyReluAttribute.Slope))]);
}
