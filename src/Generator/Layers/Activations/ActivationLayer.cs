using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>An activation: the struct that computes it.</summary>
internal sealed record ActivationSpec(ActivationCall Call, Shape Output) : Spec(Output);

/// <summary>An activation without parameters: y = f(x), element by element, on any shape.</summary>
internal abstract class ActivationLayer<TAttribute> : Layer<TAttribute, ActivationSpec>
    where TAttribute : LayerAttribute
{
    /// <summary>True where the derivative is computed from y, so that x need not be kept: as the Runtime's struct says.</summary>
    protected virtual bool FromOutput => false;

    public override bool IsElementwise => true;

    /// <summary>Whether 0 becomes 0.</summary>
    protected virtual bool KeepsZero => true;

    public override Beyond Beyond(Spec spec) => KeepsZero ? Layers.Beyond.Zeros : Layers.Beyond.Alone;

    /// <summary>The Runtime's struct and its arguments.</summary>
    protected abstract ActivationCall Activation(LayerContext at);

    protected override ActivationSpec? Resolve(LayerContext at) => new(Activation(at), at.Input);

    protected override void Forward(ActivationSpec s, StepBuilder step) =>
        step.Call("Map.Forward", Elements.Of(s.Output), [step.X], [step.Y], s.Call, inPlace: [0]);

    protected override void Backward(ActivationSpec s, StepBuilder step) =>
        step.Gradient("Map.Backward", Elements.Of(s.Output), [FromOutput ? step.Y : step.X, step.Dy], [step.Dx], s.Call, inPlace: [0, 1]);

    protected override StreamKind Stream(ActivationSpec s) => StreamKind.Pointwise;

    protected override string Describe(ActivationSpec s) => Describing.Numbers(s.Call.Arguments);
}
