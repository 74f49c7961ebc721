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
    public const string Name = "StaticNets.EachStepAttribute";

    /// <summary>A layer within may take statistics of a batch, of which all steps are samples.</summary>
    public override bool MixesInTraining => true;

    public override string Attribute => Name;

    public override Stream Stream(Spec spec) => new(StreamKind.Apart);

    public override Spec Check(LayerContext at) => new EachStepSpec(at.Input[0] * at.Signals[0].Steps, -1, new Shape(at.Input.Extents.Skip(1).ToEquatable()));
}

/// <summary>Steps become a sequence again, with the true lengths of the one that they came from, which is the second operand.</summary>
internal sealed class EachStepEnd : EachStepLayer
{
    public const string Name = "StaticNets.StepsAttribute";

    public override string Attribute => Name;

    public override bool Takes(SignalKind kind, int operand) => true;

    public override Stream Stream(Spec spec) => new(StreamKind.Together);

    public override Spec Check(LayerContext at)
    {
        Signal sequence = at.Signals[1];
        return new EachStepSpec(sequence.Steps, sequence.Lengths, new Shape(at.Input.Extents.Prepend(sequence.Shape[0]).ToEquatable()));
    }
}

/// <summary>A change between a sequence and its steps.</summary>
/// <param name="Times">How many of the output's shape there are in a sample.</param>
/// <param name="TrueLengths">The value with the sequence's true lengths; -1 for none.</param>
internal sealed record EachStepSpec(int Times, int TrueLengths, Shape Output) : Spec(Output);
