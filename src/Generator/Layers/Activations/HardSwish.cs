using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x · min(max(x + 3, 0), 6) / 6</c>.</summary>
internal sealed class HardSwish : ActivationLayer<HardSwishAttribute>
{
    protected override ActivationCall Activation(LayerContext at) => new("HardSwish", []);
}
