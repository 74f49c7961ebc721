using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x / (1 + |x|)</c>.</summary>
internal sealed class Softsign : ActivationLayer<SoftsignAttribute>
{
    protected override ActivationCall Activation(LayerContext at) => new("Softsign", []);
}
