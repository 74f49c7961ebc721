using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>x where x is positive, else Alpha · (eˣ - 1)</c>.</summary>
internal sealed class Elu : ActivationLayer<EluAttribute>
{
    protected override ActivationCall Activation(LayerContext at) =>
        new("Elu", [at.Real(nameof(EluAttribute.Alpha))]);
}
