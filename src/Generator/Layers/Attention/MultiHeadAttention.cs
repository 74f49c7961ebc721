using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers.Attention;

/// <summary>
/// Each step gathers from the steps of a sequence what it attends to: <c>softmax(Q·Kᵀ/√size)·V</c> for each head, where Q, K, V are products of the steps that look and of those that are looked at,
/// and a last product of what all heads gathered.
/// </summary>
internal sealed class MultiHeadAttention : Layer<MultiHeadAttentionAttribute, AttentionSpec>
{
    public override IReadOnlyList<string> OperandLabels { get; } = [nameof(MultiHeadAttentionAttribute.Memory)];

    // Steps beyond the length of what is looked at are not read, and those that look do so each for itself.
    public override Beyond Beyond(Spec spec) => Layers.Beyond.Alone;

    public override bool ReadsWhole(int operand) => operand == 1;

    protected override AttentionSpec? Resolve(LayerContext at)
    {
        Shape memory = at.Signals.Count > 1 ? at.Signals[1].Shape : at.Input;
        if (!at.Rank("a sequence [T, D]", 2))
        {
            return null;
        }

        if (memory.Rank != 2)
        {
            at.Fail(Rule.WrongRank, nameof(MultiHeadAttentionAttribute.Memory), "a memory that is a sequence [T, D]", memory);
            return null;
        }

        int width = at.Count(nameof(MultiHeadAttentionAttribute.Width), orElse: at.Input[1]);
        int heads = at.Count(nameof(MultiHeadAttentionAttribute.Heads), orElse: Divisor.Below(width, width, 8));
        bool causal = at.Flag(nameof(MultiHeadAttentionAttribute.Causal)), own = at.Signals.Count == 1;
        double rate = at.Real(nameof(MultiHeadAttentionAttribute.Dropout), "from 0 up to but not including 1", static value => value >= 0 && (float)value < 1);
        bool bias = at.Flag(nameof(MultiHeadAttentionAttribute.Bias));
        if (!at.Failed && width % heads != 0)
        {
            at.Fail(Rule.HeadsDoNotDivide, nameof(MultiHeadAttentionAttribute.Heads), heads, width, Divisor.Below(width, width, heads));
        }

        if (causal && !own)
        {
            at.Fail(Rule.ExclusiveSettings, nameof(MultiHeadAttentionAttribute.Causal), nameof(MultiHeadAttentionAttribute.Causal), nameof(MultiHeadAttentionAttribute.Memory));
        }

        at.Extent(nameof(MultiHeadAttentionAttribute.Width), 3L * width, "values of a projection");
        at.Extent(nameof(MultiHeadAttentionAttribute.Heads), (long)heads * at.Input[0], "sums of scores");
        return at.Failed ? null : new AttentionSpec(at.Input[0], at.Input[1], memory[0], memory[1], width, heads, own, causal, rate, bias, at.Input);
    }

    protected override IReadOnlyList<Parameter> Parameters(AttentionSpec s)
    {
        List<Parameter> tensors = [];
        if (s.IsJoined)
        {
            tensors.Add(new Parameter("in_proj_weight", Shape.Of(3 * s.Width, s.Features), Glorot(s.Features, 3 * s.Width)));
        }
        else
        {
            foreach (Projection projection in s.Projections)
            {
                tensors.Add(new Parameter(projection.Tensor, Shape.Of(s.Width, projection.Features), Glorot(projection.Features, s.Width)));
            }
        }

        if (s.Bias)
        {
            tensors.Add(new Parameter("in_proj_bias", Shape.Of(3 * s.Width), Init.Constant(0)));
        }

        tensors.Add(new Parameter("out_proj.weight", Shape.Of(s.Features, s.Width), Init.FanIn(s.Width)));
        if (s.Bias)
        {
            tensors.Add(new Parameter("out_proj.bias", Shape.Of(s.Features), Init.Constant(0)));
        }

        return tensors;
    }

    protected override void Forward(AttentionSpec s, StepBuilder step) => AttentionPass.Forward(s, step);

    protected override void Backward(AttentionSpec s, StepBuilder step) => AttentionPass.Backward(s, step);

    protected override void Begin(AttentionSpec s, StepBuilder step) => AttentionStep.Begin(s, step);

    protected override void Step(AttentionSpec s, StepBuilder step) => AttentionStep.Step(s, step);

    protected override void Look(AttentionSpec s, StepBuilder step) => AttentionPass.Look(s, step);

    protected override Cost Cost(AttentionSpec s) => new(s.MultiplyAdds);

    protected override StreamKind Stream(AttentionSpec s) => s.Causal ? StreamKind.Causal : s.Own ? StreamKind.NotCausal : StreamKind.Pointwise;

    protected override string Describe(AttentionSpec s) =>
        Text.Of(s.Heads) + " Heads" + (s.Width == s.Features ? "" : " Width=" + Text.Of(s.Width)) + (s.Causal ? " Causal" : "") + (s.Rate > 0 ? " Dropout=" + Text.Of(s.Rate) : "");

    // What torch.nn.init.xavier_uniform_ takes.
    private static Init Glorot(long fanIn, long fanOut) => Init.Uniform(Math.Sqrt(6.0 / (fanIn + fanOut)));
}
