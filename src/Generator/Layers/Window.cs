using System;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>Height and width of a sliding window that fits, or a finding. Convolution and pooling share its arithmetic and its mistakes.</summary>
internal readonly record struct Window(Axis Height, Axis Width)
{
    /// <summary>
    /// A window over an image: reads P, Padding and Dilation and applies (N + 2P - Dilation·(F - 1) - 1) / S + 1, rounded down, or up with
    /// <paramref name="ceil"/> (a window that would begin behind the input and its front padding is left out, as in PyTorch).
    /// </summary>
    public static Window Of(LayerContext at, int height, int width, (int Height, int Width) f, (int Height, int Width) s, bool ceil = false)
    {
        (int Height, int Width) dilation = at.Pair("Dilation", orElse: (1, 1));
        (int Height, int Width) p = at.Pair("P", least: 0, orElse: (0, 0));
        bool same = Same(at);
        if (at.Failed)
        {
            return default;
        }

        Window window = new(Axis.Of(height, f.Height, s.Height, dilation.Height, p.Height, same, ceil), Axis.Of(width, f.Width, s.Width, dilation.Width, p.Width, same, ceil));
        string text = Convolution.Cross(f) + (dilation is (1, 1) ? "" : " (Dilation " + Convolution.Cross(dilation) + ")");
        return window.Fits(at, text) ? window : default;
    }

    /// <summary>A window over the steps of a sequence: <see cref="Height"/> is the axis of steps, <see cref="Width"/> one element.</summary>
    public static Window OfSequence(LayerContext at, int steps, int f, int s, bool ceil = false)
    {
        int dilation = at.Count("Dilation");
        int p = at.Count("P", orElse: 0, least: 0);
        bool same = Same(at);
        if (at.Failed)
        {
            return default;
        }

        Window window = new(Axis.Of(steps, f, s, dilation, p, same, ceil), Axis.Whole(1));
        string text = Text.Of(f) + "-step" + (dilation == 1 ? "" : " (Dilation " + Text.Of(dilation) + ")");
        return window.Fits(at, text) ? window : default;
    }

    private static bool Same(LayerContext at)
    {
        if (at.Given("P") && at.Given("Padding"))
        {
            at.Fail(Rule.ExclusiveSettings, "Padding", "P", "Padding");
        }

        return at.Given("Padding") && at.Choice<Padding>("Padding") == Padding.Same;
    }

    private bool Fits(LayerContext at, string text)
    {
        if (Height.Missing > 0 || Width.Missing > 0)
        {
            // The message names a way out for the tighter axis.
            Axis axis = Height.Missing >= Width.Missing ? Height : Width;
            at.Fail(Rule.WindowTooLarge, "F", text, at.Input, axis.LargestWindow, axis.Before + ((axis.Missing + 1) / 2));
            return false;
        }

        return Addressable(at, Height) && Addressable(at, Width);
    }

    private static bool Addressable(LayerContext at, Axis axis)
    {
        // The input with its zeros is counted in int by kernels, and it is never smaller than the output or the window.
        long padded = axis.In + axis.Zeros;
        if (padded <= int.MaxValue)
        {
            return true;
        }

        at.Fail(Rule.TooLarge, at.Given("P") ? "P" : "F", Text.Of(padded) + " positions along an axis of its padded input", int.MaxValue);
        return false;
    }
}
