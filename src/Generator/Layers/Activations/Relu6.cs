using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>min(max(x, 0), 6)</c>.</summary>
internal sealed class Relu6 : ActivationLayer<Relu6Attribute>
{
    protected override bool FromOutput => true;

    protected override ActivationCall Activation(LayerContext at) => new("Relu6", []);
}
