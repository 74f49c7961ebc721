using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>
/// One kind of layer: short answers to what the stages ask. A stage knows this class and no layer by name; the catalog finds all subclasses.
/// Only <see cref="Check"/>, <see cref="Forward"/> and <see cref="Backward"/> have no default.
/// </summary>
internal abstract class Layer
{
    /// <summary>Full metadata name of the attribute that a person writes.</summary>
    public abstract string Attribute { get; }

    /// <summary>What a setting has where it is not given, by the property's name: the attribute's own initialisers.</summary>
    public abstract IReadOnlyDictionary<string, Constant> Defaults { get; }

    /// <summary>The settings in the order of the attribute's constructor: what a positional argument means.</summary>
    public abstract IReadOnlyList<string> Positional { get; }

    /// <summary>Settings that name labels of further operands, in the order in which they stand behind the first.</summary>
    public virtual IReadOnlyList<string> OperandLabels => [];

    /// <summary>Settings that give labels to what the layer makes besides its output, in order.</summary>
    public virtual IReadOnlyList<string> ResultLabels => [];

    /// <summary>The flag that asks for <see cref="Projection"/>; null where there is none.</summary>
    public virtual string? ProjectSetting => null;

    /// <summary>Of a join: the layers that bring a skip to the shape of the main branch, in order; null where none would do.</summary>
    public virtual IReadOnlyList<ProjectionPart>? Projection(Shape skip, Shape main) => null;

    /// <summary>Whether the features of the output are those of the operands, each in its place, by whatever rule.</summary>
    public virtual bool IsElementwise => false;

    /// <summary>Whether training reads all steps together, beyond the true lengths of sequences too: statistics of a batch.</summary>
    public virtual bool MixesInTraining => false;

    /// <summary>Whether the layer works on such an operand; number 0 is the current value.</summary>
    public virtual bool Takes(SignalKind kind, int operand) => kind == SignalKind.Numbers;

    /// <summary>What such a layer works on, where it does not take its operand.</summary>
    public virtual string Wants => "numbers, which an [Embedding] makes of tokens";

    /// <summary>How often that operand has to be there in a sample: as often as all others.</summary>
    public virtual int StepsWanted(IReadOnlyList<Signal> operands, int operand) => operands.Max(other => other.Steps);

    /// <summary>What is known of the output.</summary>
    public virtual Signal Output(Spec spec, IReadOnlyList<Signal> operands) => Results.Output(this, spec, operands);

    /// <summary>Settings and input, checked: null where <paramref name="at"/> holds findings. Never throws. Sizes in long.</summary>
    public abstract Spec? Check(LayerContext at);

    /// <summary>The tensors under the layer's path.</summary>
    public virtual IReadOnlyList<Parameter> Parameters(Spec spec) => [];

    /// <summary>Adds the operations of the forward pass (<see cref="StepBuilder.Training"/> says which one).</summary>
    public abstract void Forward(Spec spec, StepBuilder step);

    /// <summary>Adds the operations of the backward pass. Whatever value of the forward pass it reads is kept for it.</summary>
    public abstract void Backward(Spec spec, StepBuilder step);

    /// <summary>Adds the operations of one step of a sequence: of a layer that needs the steps before, from a <see cref="StepBuilder.State"/> that they leave for the next one.</summary>
    public virtual void Step(Spec spec, StepBuilder step) => Forward(spec, step);

    /// <summary>Adds what its state is before the first step, where that is not all zeros.</summary>
    public virtual void Begin(Spec spec, StepBuilder step)
    {
    }

    /// <summary>Adds what a trace shows of the layer besides its output.</summary>
    public virtual void Look(Spec spec, StepBuilder step)
    {
    }

    /// <summary>Whether that operand, if it is there before the sequence begins, is read by <see cref="Begin"/> as a whole; all others are read step by step.</summary>
    public virtual bool ReadsWhole(int operand) => false;

    public virtual Cost Cost(Spec spec) => default;

    /// <summary>Tokens that it reads are below this.</summary>
    public virtual long Vocabulary(Spec spec) => int.MaxValue;

    public virtual StreamKind Stream(Spec spec) => StreamKind.NotCausal;

    public virtual Lengths Lengths(Spec spec) => Layers.Lengths.Keeps;

    public virtual Beyond Beyond(Spec spec) => Stream(spec) == StreamKind.Pointwise ? Layers.Beyond.Alone : Layers.Beyond.Mixed;

    /// <summary>Layouts the layer's operations can work in, preferred one first.</summary>
    public virtual IReadOnlyList<StorageLayout> Layouts(Spec spec) => [StorageLayout.Planar];

    /// <summary>The settings as the summary shows them: <c>K=6 F=5</c>.</summary>
    public virtual string Describe(Spec spec) => "";
}

/// <summary>A layer whose attribute class is <typeparamref name="TAttribute"/> and whose checked form is <typeparamref name="TSpec"/>.</summary>
internal abstract class Layer<TAttribute, TSpec> : Layer
    where TAttribute : LayerAttribute
    where TSpec : Spec
{
    private static readonly AttributeFacts Facts = AttributeFacts.Of(typeof(TAttribute));

    public sealed override string Attribute => Facts.Name;

    public sealed override IReadOnlyDictionary<string, Constant> Defaults => Facts.Defaults;

    public sealed override IReadOnlyList<string> Positional => Facts.Positional;

    public sealed override Spec? Check(LayerContext at)
    {
        TSpec? spec = Resolve(at);
        return at.Failed ? null : spec;
    }

    /// <summary>The checked form. Findings are reported on <paramref name="at"/>; after one the result does not matter.</summary>
    protected abstract TSpec? Resolve(LayerContext at);

    public sealed override IReadOnlyList<Parameter> Parameters(Spec spec) => Parameters((TSpec)spec);

    public sealed override void Forward(Spec spec, StepBuilder step) => Forward((TSpec)spec, step);

    public sealed override void Backward(Spec spec, StepBuilder step) => Backward((TSpec)spec, step);

    public sealed override void Step(Spec spec, StepBuilder step) => Step((TSpec)spec, step);

    public sealed override void Begin(Spec spec, StepBuilder step) => Begin((TSpec)spec, step);

    public sealed override void Look(Spec spec, StepBuilder step) => Look((TSpec)spec, step);

    public sealed override Cost Cost(Spec spec) => Cost((TSpec)spec);

    public sealed override long Vocabulary(Spec spec) => Vocabulary((TSpec)spec);

    public sealed override StreamKind Stream(Spec spec) => Stream((TSpec)spec);

    public sealed override Lengths Lengths(Spec spec) => Lengths((TSpec)spec);

    public sealed override IReadOnlyList<StorageLayout> Layouts(Spec spec) => Layouts((TSpec)spec);

    public sealed override string Describe(Spec spec) => Describe((TSpec)spec);

    protected virtual IReadOnlyList<Parameter> Parameters(TSpec spec) => [];

    protected abstract void Forward(TSpec spec, StepBuilder step);

    protected abstract void Backward(TSpec spec, StepBuilder step);

    protected virtual void Step(TSpec spec, StepBuilder step) => Forward(spec, step);

    protected virtual void Begin(TSpec spec, StepBuilder step)
    {
    }

    protected virtual void Look(TSpec spec, StepBuilder step)
    {
    }

    protected virtual Cost Cost(TSpec spec) => default;

    protected virtual long Vocabulary(TSpec spec) => int.MaxValue;

    protected virtual StreamKind Stream(TSpec spec) => StreamKind.NotCausal;

    protected virtual Lengths Lengths(TSpec spec) => Layers.Lengths.Keeps;

    protected virtual IReadOnlyList<StorageLayout> Layouts(TSpec spec) => [StorageLayout.Planar];

    protected virtual string Describe(TSpec spec) => "";
}
