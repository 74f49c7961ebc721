using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>min(max(x + 3, 0), 6) / 6</c>.</summary>
internal sealed class HardSigmoid : ActivationLayer<HardSigmoidAttribute>
{
    protected override bool FromOutput => true;

    protected override bool KeepsZero => false;

    protected override ActivationCall Activation(LayerContext at) => new("HardSigmoid", []);
}
