using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator.Layers;

/// <summary>One axis of a sliding window: convolution and pooling share its arithmetic and its mistakes.</summary>
/// <param name="In">Extent of the input.</param>
/// <param name="F">Taps.</param>
/// <param name="Before">Zeros before the first element; <paramref name="After"/> after the last.</param>
/// <param name="Out">Extent of the output.</param>
internal readonly record struct Axis(int In, int F, int S, int Dilation, int Before, int After, int Out)
{
    /// <summary>From the first tap to the last.</summary>
    public long Span => ((long)Dilation * (F - 1)) + 1;
}

/// <summary>Height and width of a sliding window that fits, or a finding.</summary>
internal readonly record struct Window(Axis Height, Axis Width)
{
    /// <summary>
    /// Reads F, S, P, Padding and Dilation and applies (N + 2P - Dilation·(F - 1) - 1) / S + 1, rounded down, or up with <paramref name="ceil"/>
    /// (a window that would begin behind the input and its front padding is left out, as in PyTorch).
    /// </summary>
    public static Window Of(LayerContext at, int height, int width, (int Height, int Width) f, (int Height, int Width) s, bool ceil = false)
    {
        (int Height, int Width) dilation = at.Pair("Dilation", orElse: (1, 1));
        (int Height, int Width) p = at.Pair("P", least: 0, orElse: (0, 0));
        bool same = at.Given("Padding") && at.Choice<Padding>("Padding") == Padding.Same;
        if (at.Given("P") && at.Given("Padding"))
        {
            at.Fail(Rule.ExclusiveSettings, "Padding", "P", "Padding");
        }

        if (at.Failed)
        {
            return default;
        }

        Axis? rows = AxisOf(height, f.Height, s.Height, dilation.Height, p.Height, same, ceil);
        Axis? columns = AxisOf(width, f.Width, s.Width, dilation.Width, p.Width, same, ceil);
        if (rows is { } r && columns is { } c)
        {
            return new Window(r, c);
        }

        ReportTooLarge(at, height, width, f, dilation, p);
        return default;
    }

    private static Axis? AxisOf(int n, int f, int s, int dilation, int p, bool same, bool ceil)
    {
        long span = ((long)dilation * (f - 1)) + 1;
        if (same)
        {
            int positions = (int)(((long)n + s - 1) / s);
            long zeros = System.Math.Max((((long)positions - 1) * s) + span - n, 0);
            return zeros > int.MaxValue / 2 ? null : new Axis(n, f, s, dilation, (int)(zeros / 2), (int)(zeros - (zeros / 2)), positions);
        }

        long room = n + (2L * p) - span;
        if (room < 0)
        {
            return null;
        }

        long output = ((ceil ? room + s - 1 : room) / s) + 1;
        if (ceil && (output - 1) * s >= (long)n + p)
        {
            output--;
        }

        return new Axis(n, f, s, dilation, p, p, (int)output);
    }

    private static void ReportTooLarge(LayerContext at, int height, int width, (int Height, int Width) f, (int Height, int Width) dilation, (int Height, int Width) p)
    {
        // The message names a way out for the tighter axis.
        long missingRows = ((long)dilation.Height * (f.Height - 1)) + 1 - height;
        long missingColumns = ((long)dilation.Width * (f.Width - 1)) + 1 - width;
        bool byRows = missingRows - (2L * p.Height) >= missingColumns - (2L * p.Width);
        (int n, int zeros, int step, long missing) = byRows
            ? (height, p.Height, dilation.Height, missingRows)
            : (width, p.Width, dilation.Width, missingColumns);
        long largest = ((n + (2L * zeros) - 1) / step) + 1;
        string window = f.Height + "x" + f.Width + (dilation is (1, 1) ? "" : " (Dilation " + dilation.Height + "x" + dilation.Width + ")");
        at.Fail(Rule.WindowTooLarge, "F", window, at.Input, largest, (missing + 1) / 2);
    }
}
