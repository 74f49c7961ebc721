using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>min(max(x, -1), 1)</c>.</summary>
internal sealed class HardTanh : ActivationLayer<HardTanhAttribute>
{
    protected override bool FromOutput => true;

    protected override ActivationCall Activation(LayerContext at) => new("HardTanh", []);
}
