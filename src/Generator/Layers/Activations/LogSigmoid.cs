using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary><c>log(1 / (1 + e⁻ˣ))</c>.</summary>
internal sealed class LogSigmoid : ActivationLayer<LogSigmoidAttribute>
{
    protected override bool KeepsZero => false;

    protected override ActivationCall Activation(LayerContext at) => new("LogSigmoid", []);
}
