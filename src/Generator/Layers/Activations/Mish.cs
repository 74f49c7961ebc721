using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x · tanh(softplus(x))</c>.</summary>
internal sealed class Mish : ActivationLayer<MishAttribute>
{
    protected override ActivationCall Activation(LayerContext at) => new("Mish", []);
}
