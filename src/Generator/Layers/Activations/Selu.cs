using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>scale · (x where x is positive, else alpha · (eˣ - 1)) with the constants of self-normalising networks</c>.</summary>
internal sealed class Selu : ActivationLayer<SeluAttribute>
{
    protected override ActivationCall Activation(LayerContext at) => new("Selu", []);
}
