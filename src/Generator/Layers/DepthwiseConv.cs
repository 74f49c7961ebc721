using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A convolution with as many groups as channels: each channel has filters of its own.</summary>
internal sealed class DepthwiseConv : ConvLayer<DepthwiseConvAttribute>
{
    protected override ConvSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3))
        {
            return null;
        }

        int channels = at.Input[0];
        long multiplier = at.Count(nameof(DepthwiseConvAttribute.Multiplier));
        int filters = at.Extent(nameof(DepthwiseConvAttribute.Multiplier), multiplier * channels, "output channels");
        (int, int) f = at.Pair(nameof(DepthwiseConvAttribute.F));
        (int, int) s = at.Pair(nameof(DepthwiseConvAttribute.S));
        bool bias = at.Flag(nameof(DepthwiseConvAttribute.Bias));
        Window window = Window.Of(at, at.Input[1], at.Input[2], f, s);
        return new ConvSpec(channels, filters, channels, bias, window, Shape.Of(filters, window.Height.Out, window.Width.Out));
    }
}
