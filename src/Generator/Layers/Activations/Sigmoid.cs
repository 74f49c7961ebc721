using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>1 / (1 + e⁻ˣ)</c>.</summary>
internal sealed class Sigmoid : ActivationLayer<SigmoidAttribute>
{
    protected override bool FromOutput => true;

    protected override bool KeepsZero => false;

    protected override ActivationCall Activation(LayerContext at) => new("Sigmoid", []);
}
