using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x · sigmoid(x)</c>.</summary>
internal sealed class Silu : ActivationLayer<SiluAttribute>
{
    protected override ActivationCall Activation(LayerContext at) => new("Silu", []);
}
