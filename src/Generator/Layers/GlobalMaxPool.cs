using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>The largest value of each channel: one window as large as the image.</summary>
internal sealed class GlobalMaxPool : Layer<GlobalMaxPoolAttribute, PoolSpec>
{
    protected override PoolSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3))
        {
            return null;
        }

        int channels = at.Input[0];
        Window window = new(Everything(at.Input[1]), Everything(at.Input[2]));
        Shape output = at.Flag(nameof(GlobalMaxPoolAttribute.KeepExtent)) ? Shape.Of(channels, 1, 1) : Shape.Of(channels);
        return new PoolSpec(channels, window, CountIncludePad: false, output);
    }

    protected override void Forward(PoolSpec s, StepBuilder step) => step.Call("MaxPool.Forward", Pooling.Geometry(s), [step.X], [step.Y]);

    protected override void Backward(PoolSpec s, StepBuilder step) => step.Gradient("MaxPool.Backward", Pooling.Geometry(s), [step.X, step.Dy], [step.Dx]);

    protected override Lengths Lengths(PoolSpec s) => Layers.Lengths.Ends;

    private static Axis Everything(int extent) => new(extent, extent, extent, 1, 0, 0, 1);
}
