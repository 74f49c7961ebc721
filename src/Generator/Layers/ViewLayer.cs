namespace StaticNets.Generator.Layers;

/// <summary>A layer whose output is its input under another shape: nothing is computed.</summary>
internal abstract class ViewLayer<TAttribute> : Layer<TAttribute, ViewSpec>
    where TAttribute : LayerAttribute
{
    protected override void Forward(ViewSpec s, StepBuilder step) => step.View();

    protected override void Backward(ViewSpec s, StepBuilder step) => step.ViewGradient();

    protected override StreamKind Stream(ViewSpec s) => s.Stream;

    protected override Lengths Lengths(ViewSpec s) => Layers.Lengths.Ends;
}
