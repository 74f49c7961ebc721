using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>max(x, 0) + min(0, Alpha · (e^(x / Alpha) - 1))</c>.</summary>
internal sealed class Celu : ActivationLayer<CeluAttribute>
{
    protected override ActivationCall Activation(LayerContext at) =>
        new("Celu", [at.Real(nameof(CeluAttribute.Alpha), "a finite number other than 0", static number => (float)number != 0)]);
}
