using System;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Layers;

/// <summary>
/// The window of the convolution that a transposed one runs backwards: <see cref="Axis.In"/> is the extent that comes out, <see cref="Axis.Out"/> the one that goes in.
/// </summary>
internal static class MirroredWindow
{
    public static Window Of(LayerContext at, int height, int width)
    {
        (int Height, int Width) f = at.Pair("F");
        (int Height, int Width) s = at.Pair("S");
        (int Height, int Width) p = at.Pair("P", least: 0);
        (int Height, int Width) extra = at.Pair("OutputPadding", least: 0);
        (int Height, int Width) dilation = at.Pair("Dilation");
        Axis rows = AxisOf(at, height, f.Height, s.Height, p.Height, extra.Height, dilation.Height);
        return new Window(rows, AxisOf(at, width, f.Width, s.Width, p.Width, extra.Width, dilation.Width));
    }

    public static Window OfSequence(LayerContext at, int steps)
    {
        int f = at.Count("F");
        int s = at.Count("S");
        int p = at.Count("P", least: 0);
        int extra = at.Count("OutputPadding", least: 0);
        return new Window(Axis.Whole(1), AxisOf(at, steps, f, s, p, extra, at.Count("Dilation")));
    }

    /// <summary>(N - 1)·S - 2P + Dilation·(F - 1) + OutputPadding + 1 values come out of N.</summary>
    private static Axis AxisOf(LayerContext at, int n, int f, int s, int p, int extra, int dilation)
    {
        if (at.Failed)
        {
            return default;
        }

        int largest = Math.Max(s, dilation) - 1;
        if (extra > largest)
        {
            at.Fail(Rule.OutputPaddingTooLarge, "OutputPadding", extra, s, dilation, largest);
            return default;
        }

        long full = (((long)n - 1) * s) + ((long)dilation * (f - 1)) + 1 + extra;
        long output = full - (2L * p);
        if (output < 1)
        {
            at.Fail(Rule.PaddingTooLarge, "P", p, Text.Of(f), (full - 1) / 2);
            return default;
        }

        // The mirrored convolution must find n positions. Up to S - 1 surplus values it does not see anyway; what goes beyond is taken from its zeros behind,
        // of which there may then be less than none.
        int surplus = Math.Max(0, extra - (s - 1));
        at.Extent("S", full, "positions along an axis before its padding is cut off");
        return new Axis((int)Math.Min(output, LayerContext.LargestExtent), f, s, dilation, p, p - surplus, n);
    }
}
