using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>log(1 + e^(Beta · x)) / Beta</c>.</summary>
internal sealed class Softplus : ActivationLayer<SoftplusAttribute>
{
    protected override bool KeepsZero => false;

    protected override ActivationCall Activation(LayerContext at) =>
        new("Softplus", [at.Real(nameof(SoftplusAttribute.Beta), "a positive number that float can hold", static number => (float)number > 0)]);
}
