using System.Linq;
using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// C[pixel][filter] = bias + Σ over k of source[pixel + term k] · B[k][filter]: some pixels of an image in blocks of 16 channels, anywhere in it, against one or two blocks of
/// filters. What follows the sum, a residual and a clamp, is done while the sums are in registers. With pixels and terms exchanged it sums over pixels: the gradient of the weights.
/// </summary>
internal static class PixelTemplate
{
    private const int Block = 16;

    public static string Expand(Width width)
    {
        var sizes = (from blocks in Enumerable.Range(1, width.PixelBlocks) from pixels in Enumerable.Range(1, width.Pixels) select (Pixels: pixels, Blocks: blocks)).ToList();
        string cases = string.Concat(sizes.Select(size => $"            case {(size.Pixels * 4) + size.Blocks}: Pixels{size.Pixels}x{size.Blocks}(in tile); break;\n"));
        return $$"""
            // Expanded from PixelTemplate; not for editing.
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;
            using System.Runtime.Intrinsics.X86;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Pixels{{width.Lanes}}
            {
                public const int Pixels = {{width.Pixels}};
                public const int Blocks = {{width.PixelBlocks}};

                public static void Run(in PixelTile tile, int pixels, int blocks)
                {
                    switch ((pixels * 4) + blocks)
                    {
            {{cases}}        }
                }

            {{string.Concat(sizes.Select(size => Tile(width, size.Pixels, size.Blocks)))}}}

            """;
    }

    private static string Tile(Width width, int pixels, int blocks)
    {
        int vectors = blocks * Block / width.Lanes;
        string type = $"{width.Vector}<float>";
        StringBuilder text = new();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');
        void Cells(string indentation, System.Func<string, string, string> statement)
        {
            for (int i = 0; i < pixels; i++)
            {
                for (int j = 0; j < vectors; j++)
                {
                    int column = j * width.Lanes, at = (i * Block) + (column % Block);
                    Line(indentation + statement($"c{i}_{j}", (column >= Block ? " + plane" : "") + (at == 0 ? "" : $" + {at}")));
                }
            }
        }

        text.Append($"    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n    private static void Pixels{pixels}x{blocks}(in PixelTile tile)\n    {{\n");
        Line("int* pixel = tile.Pixels;");
        Line("float* target = tile.C;");
        Line("nint plane = tile.Plane, residual = tile.Residual, bStep = tile.BStep, bPlane = tile.BPlane, ahead = tile.Ahead, aheadOfNext = ahead + 16;");
        Line("for (nint tiles = tile.Tiles; tiles > 0; tiles--)");
        Line("{");
        for (int i = 0; i < pixels; i++)
        {
            Line($"    float* a{i} = tile.A + pixel[{i}];");
        }

        for (int j = 0; j < vectors; j++)
        {
            Line($"    {type} b{j} = {width.Vector}.Load(tile.Bias + {j * width.Lanes});");
        }

        Cells("    ", (cell, _) => $"{type} {cell} = b{cell.Substring(cell.IndexOf('_') + 1)};");
        Line("    int* term = tile.Terms;");
        Line("    float* b = tile.B;");
        Line("    for (nint left = tile.Count; left > 0; left--)");
        Line("    {");
        Line("        nint k = *term++;");
        for (int j = 0; j < vectors; j++)
        {
            int column = j * width.Lanes;
            Line($"        b{j} = {width.Vector}.Load(b{(column >= Block ? " + bPlane" : "")}{(column % Block == 0 ? "" : $" + {column % Block}")});");
        }

        Line("        b += bStep;");
        if (width.Lanes == 16)
        {
            // One cache line of two; the next tile takes the other.
            Line("        if (Sse.IsSupported)");
            Line("        {");
            Line("            Sse.Prefetch1(b + ahead);");
            Line("        }");
            Line("");
        }

        for (int i = 0; i < pixels; i++)
        {
            Line($"        {type} x{i} = {width.Vector}.Create(a{i}[k]);");
            for (int j = 0; j < vectors; j++)
            {
                Line($"        c{i}_{j} = {width.Vector}.MultiplyAddEstimate(x{i}, b{j}, c{i}_{j});");
            }
        }

        Line("    }");
        Line("    if (tile.Adds)");
        Line("    {");
        Line("        float* r = target + residual;");
        Cells("        ", (cell, at) => $"{cell} += {width.Vector}.Load(r{at});");
        Line("    }");
        Line("    if (tile.ClampLow)");
        Line("    {");
        Line($"        {type} low = {width.Vector}.Create(tile.Low);");
        Cells("        ", (cell, _) => $"{cell} = {width.Vector}.MaxNative(low, {cell});");
        Line("    }");
        Line("    if (tile.ClampHigh)");
        Line("    {");
        Line($"        {type} high = {width.Vector}.Create(tile.High);");
        Cells("        ", (cell, _) => $"{cell} = {width.Vector}.MinNative(high, {cell});");
        Line("    }");
        Cells("    ", (cell, at) => $"{cell}.Store(target{at});");
        Line($"    target += {pixels * Block};");
        Line($"    pixel += {pixels};");
        Line("    (ahead, aheadOfNext) = (aheadOfNext, ahead);");
        Line("}");
        return text.Append("    }\n\n").ToString();
    }
}
