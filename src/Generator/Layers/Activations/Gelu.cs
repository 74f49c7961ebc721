using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x · Φ(x)</c>.</summary>
internal sealed class Gelu : ActivationLayer<GeluAttribute>
{
    protected override ActivationCall Activation(LayerContext at) =>
        new(at.Flag(nameof(GeluAttribute.Approximate)) ? "GeluTanh" : "Gelu", []);
}
