using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>max(x, 0)</c>.</summary>
internal sealed class Relu : ActivationLayer<ReluAttribute>
{
    protected override bool FromOutput => true;

    protected override ActivationCall Activation(LayerContext at) => new("Relu", []);
}
