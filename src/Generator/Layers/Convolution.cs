using System.Collections.Generic;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>What the convolution layers have in common.</summary>
internal static class Convolution
{
    /// <summary>PyTorch's tensors: weight [K, C/Groups, Fh, Fw], bias [K], both uniform within 1/√fan_in.</summary>
    public static IReadOnlyList<Parameter> Parameters(int filters, int channels, Window window, bool bias) =>
        Tensors(filters, channels, filters, bias, window.Height.F, window.Width.F);

    /// <summary>A weight of two leading extents and the window's, and the bias. As in PyTorch fan_in is the second extent times the window.</summary>
    public static IReadOnlyList<Parameter> Tensors(int first, int second, int filters, bool bias, params int[] window)
    {
        Shape weight = Shape.Of([first, second, .. window]);
        Init init = Init.FanIn(Shape.Of([second, .. window]).Length);
        return bias ? [new Parameter("weight", weight, init), new Parameter("bias", Shape.Of(filters), init)] : [new Parameter("weight", weight, init)];
    }

    public static Geometry Geometry(ConvSpec s) => Ir.Geometry.Of(
        "ConvShape",
        ("channels", s.Channels),
        ("height", s.Window.Height.In),
        ("width", s.Window.Width.In),
        ("filters", s.Filters),
        ("windowHeight", s.Window.Height.F),
        ("windowWidth", s.Window.Width.F),
        ("strideHeight", s.Window.Height.S),
        ("strideWidth", s.Window.Width.S),
        ("padTop", s.Window.Height.Before),
        ("padLeft", s.Window.Width.Before),
        ("padBottom", s.Window.Height.After),
        ("padRight", s.Window.Width.After),
        ("dilationHeight", s.Window.Height.Dilation),
        ("dilationWidth", s.Window.Width.Dilation),
        ("groups", s.Groups));

    public static long MultiplyAdds(ConvSpec s) =>
        (long)s.Window.Height.Out * s.Window.Width.Out * s.Filters * (s.Channels / s.Groups) * s.Window.Height.F * s.Window.Width.F;

    public static string Describe(ConvSpec s)
    {
        string text = "K=" + Text.Of(s.Filters) + " F=" + Describing.Size(s.Window.Height.F, s.Window.Width.F) + " S=" + Describing.Size(s.Window.Height.S, s.Window.Width.S);
        return s.Groups == 1 ? text : text + " Groups=" + Text.Of(s.Groups);
    }

    public static string DescribeSequence(ConvSpec s)
    {
        string text = "K=" + Text.Of(s.Filters) + " F=" + Text.Of(s.Window.Width.F) + " S=" + Text.Of(s.Window.Width.S);
        return s.Groups == 1 ? text : text + " Groups=" + Text.Of(s.Groups);
    }

    /// <summary>Height x width, also where both are the same.</summary>
    public static string Cross((int Height, int Width) size) => Text.Of(size.Height) + "x" + Text.Of(size.Width);
}
