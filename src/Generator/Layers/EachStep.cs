using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Where a block that is applied to each step of a sequence begins or ends: the same numbers, seen as many samples of one step or as one sample of many. No attribute stands for it:
/// <see cref="BlockAttribute.EachStep"/> brings both.
/// </summary>
internal abstract class EachStepLayer : Layer
{
    public sealed override IReadOnlyDictionary<string, Constant> Defaults { get; } = new Dictionary<string, Constant>();

    public sealed override IReadOnlyList<string> Positional => [];

    public sealed override void Forward(Spec spec, StepBuilder step) => step.View();

    public sealed override void Backward(Spec spec, StepBuilder step) => step.ViewGradient();

    public sealed override Beyond Beyond(Spec spec) => Layers.Beyond.Alone;
}

/// <summary>A sequence becomes its steps.</summary>
internal sealed class EachStepBegin : EachStepLayer
{
    /// <summary>A layer within may take statistics of a batch, of which all steps are samples.</summary>
    public override bool MixesInTraining => true;

    public override string Attribute => "StaticNets.EachStepAttribute";

    public override StreamKind Stream(Spec spec) => StreamKind.Apart;

    public override Spec Check(LayerContext at) => new EachStepSpec(new Shape(at.Input.Extents.Skip(1).ToEquatable()));

    public override Signal Output(Spec spec, IReadOnlyList<Signal> operands) => new(spec.Output) { Steps = operands[0].Steps * operands[0].Shape[0] };
}

/// <summary>Steps become a sequence again, with the true lengths of the one that they came from, which is the second operand.</summary>
internal sealed class EachStepEnd : EachStepLayer
{
    public override string Attribute => "StaticNets.StepsAttribute";

    public override bool Takes(SignalKind kind, int operand) => true;

    public override int StepsWanted(IReadOnlyList<Signal> operands, int operand) => operand == 0 ? operands[1].Steps * operands[1].Shape[0] : operands[1].Steps;

    public override StreamKind Stream(Spec spec) => StreamKind.Together;

    public override Spec Check(LayerContext at) => new EachStepSpec(new Shape(at.Input.Extents.Prepend(at.Inputs[1][0]).ToEquatable()));

    public override Signal Output(Spec spec, IReadOnlyList<Signal> operands) => new(spec.Output) { Steps = operands[1].Steps, Lengths = operands[1].Lengths };
}

/// <summary>A change between a sequence and its steps.</summary>
internal sealed record EachStepSpec(Shape Output) : Spec(Output);
