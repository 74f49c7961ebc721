namespace StaticNets.Generator.Layers;

/// <summary>A softmax over the channels of each pixel, the features of each step or the values of a vector.</summary>
internal abstract class SoftmaxLayer<TAttribute> : Layer<TAttribute, ChannelSpec>
    where TAttribute : LayerAttribute
{
    /// <summary>The Runtime's kernel.</summary>
    protected abstract string Kind { get; }

    protected override ChannelSpec? Resolve(LayerContext at) =>
        at.Rank("an image [C, H, W], a sequence [T, D] or a vector [N]", 1, 2, 3) ? new ChannelSpec(at.Input) : null;

    protected override void Forward(ChannelSpec s, StepBuilder step) => step.Call(Kind + ".Forward", Elements.Channels(s.Output), [step.X], [step.Y]);

    protected override void Backward(ChannelSpec s, StepBuilder step) =>
        step.Gradient(Kind + ".Backward", Elements.Channels(s.Output), [step.Y, step.Dy], [step.Dx]);

    protected override StreamKind Stream(ChannelSpec s) => StreamKind.Pointwise;
}
