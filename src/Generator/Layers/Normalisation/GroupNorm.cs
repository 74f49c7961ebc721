using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked normalisation of groups of channels.</summary>
internal sealed record GroupNormSpec(int Groups, int Channels, double Epsilon, Shape Output) : Spec(Output)
{
    public Geometry Geometry
    {
        get
        {
            Geometry channels = Elements.Channels(Output);
            return Geometry
                .Of("GroupNormShape", ("steps", channels["steps"]), ("groups", Groups), ("channels", Channels), ("inner", channels["inner"]))
                .With("epsilon", Epsilon);
        }
    }
}

/// <summary>
/// <c>y = (x - mean) / √(variance + ε) · weight + bias</c>, with the statistics of each group of channels of a sample. As in PyTorch and Keras the
/// statistics of a sequence are taken over all its steps.
/// </summary>
internal sealed class GroupNorm : Layer<GroupNormAttribute, GroupNormSpec>
{
    public override bool IsElementwise => true;

    protected override GroupNormSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W], a sequence [T, D] or a vector [N]", 1, 2, 3) || !at.Has(nameof(GroupNormAttribute.Groups)))
        {
            return null;
        }

        int channels = Elements.ChannelCount(at.Input);
        int groups = at.Groups(nameof(GroupNormAttribute.Groups), channels, channels);
        return new GroupNormSpec(groups, channels, Statistics.Epsilon(at), at.Input);
    }

    protected override IReadOnlyList<Parameter> Parameters(GroupNormSpec s) => Statistics.Affine(Shape.Of(s.Channels));

    protected override void Forward(GroupNormSpec s, StepBuilder step) =>
        step.Call("GroupNorm.Forward", s.Geometry, [step.X, step.Parameter("weight"), step.Parameter("bias")], [step.Y]);

    protected override void Backward(GroupNormSpec s, StepBuilder step)
    {
        step.Gradient("GroupNorm.BackwardWeights", s.Geometry, [step.X, step.Dy], [step.ParameterGradient("weight"), step.ParameterGradient("bias")]);
        if (step.NeedsInputGradient(0))
        {
            step.Gradient("GroupNorm.BackwardData", s.Geometry, [step.X, step.Parameter("weight"), step.Dy], [step.Dx]);
        }
    }

    protected override StreamKind Stream(GroupNormSpec s) => s.Output.Rank == 1 ? StreamKind.Pointwise : StreamKind.NotCausal;

    protected override string Describe(GroupNormSpec s) => "Groups=" + Text.Of(s.Groups);
}
