using System.Linq;
using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// Rows of a depthwise convolution over blocked values: seven outputs at a time, so that each value read serves all the outputs it reaches. The first and last
/// values of a tile may lie outside the image; they are then read from a vector of zeros, without a branch in the loop.
/// </summary>
internal static class DepthwiseTemplate
{
    // Fits 16 registers with 7 weights, and divides the widths of images that were halved from 224.
    private const int Outputs = 7;

    // Floats of one position, whatever the width of a vector.
    private const int Block = 16;

    public static string Expand(Width width)
    {
        (int Window, int Stride)[] kinds = [(3, 1), (3, 2), (5, 1), (5, 2), (7, 1)];
        string cases = string.Concat(kinds.Select(kind => $"            case {(10 * kind.Window) + kind.Stride}: Window{kind.Window}Stride{kind.Stride}(in plane); break;\n"));
        return $$"""
            // Expanded from DepthwiseTemplate; not for editing.
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Depthwise{{width.Lanes}}
            {
                public const int Lanes = {{width.Lanes}};
                public const int Outputs = {{Outputs}};

                public static void Run(in DepthwisePlane plane, int window, int stride)
                {
                    switch ((10 * window) + stride)
                    {
            {{cases}}        }
                }

            {{string.Concat(kinds.Select(kind => Rows(width, kind.Window, kind.Stride)))}}}

            """;
    }

    private static string Rows(Width width, int window, int stride)
    {
        string vector = width.Vector;
        int inputs = ((Outputs - 1) * stride) + window, edge = window / 2;
        StringBuilder text = new();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');
        bool AtEdge(int input) => input < edge || input >= inputs - edge;
        int[] edges = [.. Enumerable.Range(0, inputs).Where(AtEdge)];

        text.Append($"    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n    private static void Window{window}Stride{stride}(in DepthwisePlane plane)\n    {{\n");
        Line("nint xRow = plane.XRow;");
        Line("float* zeros = plane.Zeros;");
        Line("int outWidth = plane.OutWidth, width = plane.Width;");
        Line($"{vector}<float> bias = {vector}.Load(plane.Bias), low = {vector}.Create(plane.Low), high = {vector}.Create(plane.High);");
        Line("for (int i = plane.First; i < plane.End; i++)");
        Line("{");
        Line("    int top = (i * plane.RowStride) - plane.PadTop;");
        Line("    int firstTap = Math.Max(0, -top);");
        Line($"    int taps = Math.Min({window}, plane.Height - top) - firstTap;");
        Line("    float* row = plane.X + ((top + firstTap) * xRow);");
        Line($"    float* weights = plane.Weights + (firstTap * {window * Block});");
        Line($"    float* y = plane.Y + ((nint)i * outWidth * {Block});");
        Line($"    for (int tile = 0; tile < outWidth; tile += {Outputs})");
        Line("    {");

        // The last tile overlaps the one before it.
        Line($"        int j = Math.Min(tile, outWidth - {Outputs});");
        Line($"        int start = (j * {stride}) - plane.PadLeft;");
        Line($"        float* x = row + ((nint)start * {Block});");
        foreach (int input in edges)
        {
            Line($"        float* x{input} = x + {input * Block};");
            Line($"        nint step{input} = xRow;");
            Line($"        if ({(input < edge ? $"start + {input} < 0" : $"start + {input} >= width")})");
            Line("        {");
            Line($"            x{input} = zeros;");
            Line($"            step{input} = 0;");
            Line("        }");
            Line("");
        }

        for (int output = 0; output < Outputs; output++)
        {
            Line($"        {vector}<float> c{output} = bias;");
        }

        Line("        float* w = weights;");
        Line("        for (int k = taps; k > 0; k--)");
        Line("        {");
        for (int tap = 0; tap < window; tap++)
        {
            Line($"            {vector}<float> w{tap} = {vector}.Load(w + {tap * Block});");
        }

        for (int input = 0; input < inputs; input++)
        {
            Line($"            {vector}<float> v{input} = {vector}.Load({(AtEdge(input) ? $"x{input}" : $"x + {input * Block}")});");
            for (int output = 0; output < Outputs; output++)
            {
                int tap = input - (output * stride);
                if (tap >= 0 && tap < window)
                {
                    Line($"            c{output} = {vector}.MultiplyAddEstimate(v{input}, w{tap}, c{output});");
                }
            }
        }

        Line($"            w += {window * Block};");
        Line("            x += xRow;");
        foreach (int input in edges)
        {
            Line($"            x{input} += step{input};");
        }

        Line("        }");
        Line($"        float* target = y + ((nint)j * {Block});");
        for (int output = 0; output < Outputs; output++)
        {
            Line($"        {vector}.MinNative(high, {vector}.MaxNative(low, c{output})).Store(target + {output * Block});");
        }

        Line("    }");
        Line("}");
        return text.Append("    }\n\n").ToString();
    }
}
