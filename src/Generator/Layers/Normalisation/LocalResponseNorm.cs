using System;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A checked normalisation by neighbouring channels.</summary>
internal sealed record LocalResponseNormSpec(int Size, double Alpha, double Beta, double K, Shape Output) : Spec(Output)
{
    public Geometry Geometry => Geometry
        .Of("LocalResponseNormShape", ("channels", Output[0]), ("inner", Elements.Plane(Output)), ("size", Size))
        .With("alpha", Alpha).With("beta", Beta).With("k", K);
}

/// <summary><c>y = x / (K + Alpha / size · Σ x²)^Beta</c>, the sum over <c>size</c> neighbouring channels.</summary>
internal sealed class LocalResponseNorm : Layer<LocalResponseNormAttribute, LocalResponseNormSpec>
{
    // The backward kernel keeps the terms of one window on the stack.
    private const int MostNeighbours = 4096;

    protected override LocalResponseNormSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3) || !at.Has(nameof(LocalResponseNormAttribute.Size)))
        {
            return null;
        }

        // K > 0 and Alpha >= 0 keep the base of the power positive.
        int size = at.Count(nameof(LocalResponseNormAttribute.Size));
        if (Math.Min(size, at.Input[0]) > MostNeighbours)
        {
            at.Fail(Rule.OutOfRange, nameof(LocalResponseNormAttribute.Size), nameof(LocalResponseNormAttribute.Size), "at most " + Text.Of(MostNeighbours), size);
        }

        double alpha = at.Real(nameof(LocalResponseNormAttribute.Alpha), "0 or a positive number", static value => value >= 0);
        double beta = at.Real(nameof(LocalResponseNormAttribute.Beta), "0 or a positive number", static value => value >= 0);
        double k = at.Real(nameof(LocalResponseNormAttribute.K), "a positive number that float can hold", static value => (float)value > 0);
        return new LocalResponseNormSpec(size, alpha, beta, k, at.Input);
    }

    protected override void Forward(LocalResponseNormSpec s, StepBuilder step) => step.Call("LocalResponseNorm.Forward", s.Geometry, [step.X], [step.Y]);

    protected override void Backward(LocalResponseNormSpec s, StepBuilder step) =>
        step.Gradient("LocalResponseNorm.Backward", s.Geometry, [step.X, step.Dy], [step.Dx]);

    protected override string Describe(LocalResponseNormSpec s) => Text.Of(s.Size);
}
