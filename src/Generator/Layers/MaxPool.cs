namespace StaticNets.Generator.Layers;

/// <summary>The largest value of each window; the first one of equals takes the gradient.</summary>
internal sealed class MaxPool : Layer<MaxPoolAttribute, PoolSpec>
{
    protected override PoolSpec? Resolve(LayerContext at) => Pooling.Resolve(at, countIncludePad: false);

    protected override void Forward(PoolSpec s, StepBuilder step) => step.Call("MaxPool.Forward", Pooling.Geometry(s), [step.X], [step.Y]);

    protected override void Backward(PoolSpec s, StepBuilder step) =>
        step.Gradient("MaxPool.Backward", Pooling.Geometry(s), [step.X, step.Dy], [step.Dx]);

    protected override Lengths Lengths(PoolSpec s) => Layers.Lengths.Maps;

    protected override string Describe(PoolSpec s) => Pooling.Describe(s);
}
