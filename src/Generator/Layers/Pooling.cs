using System;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>A pool whose settings and input have been checked. A sequence [T, D] is one channel of height T and width D.</summary>
/// <param name="CountIncludePad">Whether zeros of the padding count in a mean.</param>
internal sealed record PoolSpec(int Channels, Window Window, bool CountIncludePad, Shape Output) : Spec(Output);

/// <summary>What the pools with a window have in common.</summary>
internal static class Pooling
{
    /// <summary>Reads F, S (default: F), P, Padding, Dilation and CeilMode; null where something does not fit.</summary>
    public static PoolSpec? Resolve(LayerContext at, bool countIncludePad)
    {
        if (!at.Rank("an image [C, H, W] or a sequence [T, D]", 2, 3))
        {
            return null;
        }

        bool ceil = at.Flag("CeilMode");
        if (at.Input.Rank == 2)
        {
            int f = at.Count("F");
            Window steps = Window.OfSequence(at, at.Input[0], f, at.Count("S", orElse: f), ceil) with { Width = Axis.Whole(at.Input[1]) };
            return Sees(at, steps.Height) ? new PoolSpec(1, steps, countIncludePad, Shape.Of(steps.Height.Out, at.Input[1])) : null;
        }

        (int, int) window = at.Pair("F");
        Window image = Window.Of(at, at.Input[1], at.Input[2], window, at.Pair("S", orElse: window), ceil);
        return Sees(at, image.Height) && Sees(at, image.Width) ? new PoolSpec(at.Input[0], image, countIncludePad, Shape.Of(at.Input[0], image.Height.Out, image.Width.Out)) : null;
    }

    public static Geometry Geometry(PoolSpec s) => Ir.Geometry.Of(
        "PoolShape",
        ("channels", s.Channels),
        ("height", s.Window.Height.In),
        ("width", s.Window.Width.In),
        ("windowHeight", s.Window.Height.F),
        ("windowWidth", s.Window.Width.F),
        ("strideHeight", s.Window.Height.S),
        ("strideWidth", s.Window.Width.S),
        ("padTop", s.Window.Height.Before),
        ("padLeft", s.Window.Width.Before),
        ("dilationHeight", s.Window.Height.Dilation),
        ("dilationWidth", s.Window.Width.Dilation),
        ("outHeight", s.Window.Height.Out),
        ("outWidth", s.Window.Width.Out),
        ("padBottom", s.Window.Height.After),
        ("padRight", s.Window.Width.After)).With("countIncludePad", s.CountIncludePad);

    public static string Describe(PoolSpec s) => s.Output.Rank == 2
        ? "F=" + Text.Of(s.Window.Height.F) + " S=" + Text.Of(s.Window.Height.S)
        : "F=" + Describing.Size(s.Window.Height.F, s.Window.Width.F) + " S=" + Describing.Size(s.Window.Height.S, s.Window.Width.S);

    // A window that holds nothing but padding has no mean and no maximum. As in PyTorch the padding is at most half of the window; and taps that lie
    // further apart than the input is long can step over it.
    private static bool Sees(LayerContext at, Axis axis)
    {
        if (at.Failed)
        {
            return false;
        }

        long largest = axis.Dilation > axis.In ? 0 : axis.Span / 2;
        if (Math.Max(axis.ZerosBefore, axis.ZerosAfter) <= largest)
        {
            return true;
        }

        string window = Text.Of(axis.F) + (axis.Dilation == 1 ? "" : " (Dilation " + Text.Of(axis.Dilation) + ")");
        at.Fail(Rule.PaddingTooLarge, at.Given("P") ? "P" : "Padding", Math.Max(axis.ZerosBefore, axis.ZerosAfter), window, largest);
        return false;
    }
}
