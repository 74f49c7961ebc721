using System;
using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked embedding.</summary>
/// <param name="Padding">The token whose vector is not trained; -1 for none.</param>
internal sealed record EmbeddingSpec(int Steps, int Vocabulary, int Width, int Padding, bool Scale, Shape Output) : Spec(Output);

/// <summary>A trained vector for each token.</summary>
internal sealed class Embedding : Layer<EmbeddingAttribute, EmbeddingSpec>
{
    public override bool Takes(SignalKind kind, int operand) => kind == SignalKind.Tokens;

    public override string Wants => "tokens [T], as [Input(T, Type = Token)] gives them";

    protected override EmbeddingSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("tokens [T]", 1) || !at.Has(nameof(EmbeddingAttribute.Vocabulary)) || !at.Has(nameof(EmbeddingAttribute.Width)))
        {
            return null;
        }

        int vocabulary = at.Count(nameof(EmbeddingAttribute.Vocabulary));
        int width = at.Count(nameof(EmbeddingAttribute.Width));
        int padding = at.Given(nameof(EmbeddingAttribute.PaddingIndex)) ? at.Count(nameof(EmbeddingAttribute.PaddingIndex), least: 0) : -1;
        if (!at.Failed && padding >= vocabulary)
        {
            at.Fail(Rule.OutOfRange, nameof(EmbeddingAttribute.PaddingIndex), nameof(EmbeddingAttribute.PaddingIndex), "from 0 to " + Text.Of(vocabulary - 1), padding);
        }

        return new EmbeddingSpec(at.Input[0], vocabulary, width, padding, at.Flag(nameof(EmbeddingAttribute.Scale)), Shape.Of(at.Input[0], width));
    }

    protected override IReadOnlyList<Parameter> Parameters(EmbeddingSpec s) => [new Parameter("weight", Shape.Of(s.Vocabulary, s.Width), Init.Normal(1))];

    protected override void Forward(EmbeddingSpec s, StepBuilder step) =>
        step.Call("Embedding.Forward", Sizes(s), [step.X, step.Parameter("weight")], [step.Y]);

    protected override void Backward(EmbeddingSpec s, StepBuilder step) =>
        step.Gradient("Embedding.BackwardWeights", Sizes(s), [step.X, step.Dy], [step.ParameterGradient("weight")]);

    protected override long Vocabulary(EmbeddingSpec s) => s.Vocabulary;

    protected override StreamKind Stream(EmbeddingSpec s) => StreamKind.Pointwise;

    protected override string Describe(EmbeddingSpec s) => Text.Of(s.Vocabulary) + " " + Text.Of(s.Width);

    private static Geometry Sizes(EmbeddingSpec s) =>
        Geometry.Of("EmbeddingShape", ("steps", s.Steps), ("vocabulary", s.Vocabulary), ("width", s.Width), ("padding", s.Padding)).With("scale", s.Scale ? Math.Sqrt(s.Width) : 1.0);
}
