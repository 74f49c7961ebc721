using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A checked exchange of the axes of [T, D].</summary>
internal sealed record TransposeSpec(int Steps, int Features, Shape Output) : Spec(Output);

/// <summary><c>y[d, t] = x[t, d]</c>.</summary>
internal sealed class Transpose : Layer<TransposeAttribute, TransposeSpec>
{
    protected override TransposeSpec? Resolve(LayerContext at) =>
        at.Rank("a sequence [T, D]", 2) ? new TransposeSpec(at.Input[0], at.Input[1], Shape.Of(at.Input[1], at.Input[0])) : null;

    protected override void Forward(TransposeSpec s, StepBuilder step) =>
        step.Call("Transpose.Forward", Sequences.Transpose(s.Steps, s.Features), [step.X], [step.Y]);

    protected override void Backward(TransposeSpec s, StepBuilder step) =>
        step.Gradient("Transpose.Backward", Sequences.Transpose(s.Steps, s.Features), [step.Dy], [step.Dx]);

    protected override Lengths Lengths(TransposeSpec s) => Layers.Lengths.Ends;
}
