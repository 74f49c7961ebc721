namespace StaticNets.Generator.Layers;

/// <summary>The mean of each window.</summary>
internal sealed class AvgPool : Layer<AvgPoolAttribute, PoolSpec>
{
    protected override PoolSpec? Resolve(LayerContext at) => Pooling.Resolve(at, at.Flag(nameof(AvgPoolAttribute.CountIncludePad)));

    protected override void Forward(PoolSpec s, StepBuilder step) => step.Call("AvgPool.Forward", Pooling.Geometry(s), [step.X], [step.Y]);

    protected override void Backward(PoolSpec s, StepBuilder step) =>
        step.Gradient("AvgPool.Backward", Pooling.Geometry(s), [step.Dy], [step.Dx]);

    protected override Lengths Lengths(PoolSpec s) => Layers.Lengths.Maps;

    protected override string Describe(PoolSpec s) => Pooling.Describe(s);
}
