using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Two-dimensional convolution over an image [C, H, W]:
/// <c>y[k, i, j] = b[k] + Σ x[c, i·S + p·D - P, j·S + q·D - P] · w[k, c, p, q]</c>.
/// </summary>
internal sealed class Conv : ConvLayer<ConvAttribute>
{
    protected override ConvSpec? Resolve(LayerContext at)
    {
        if (!at.Rank("an image [C, H, W]", 3))
        {
            return null;
        }

        int channels = at.Input[0];
        int filters = at.Count(nameof(ConvAttribute.K), orElse: channels);
        int groups = at.Groups(nameof(ConvAttribute.Groups), channels, filters);
        (int, int) f = at.Pair(nameof(ConvAttribute.F));
        (int, int) s = at.Pair(nameof(ConvAttribute.S));
        bool bias = at.Flag(nameof(ConvAttribute.Bias));
        Window window = Window.Of(at, at.Input[1], at.Input[2], f, s);
        return new ConvSpec(channels, filters, groups, bias, window, Shape.Of(filters, window.Height.Out, window.Width.Out));
    }
}
