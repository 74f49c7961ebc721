using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>tanh(x)</c>.</summary>
internal sealed class Tanh : ActivationLayer<TanhAttribute>
{
    protected override bool FromOutput => true;

    protected override ActivationCall Activation(LayerContext at) => new("Tanh", []);
}
