using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// C[rows × vectors] = start + Σ over k of a[row, k] · B[k]: one number of A against the vectors of B's k-th row.
/// Two ways to find that row: a fixed step (matrices, panels) or a table of offsets (convolutions).
/// </summary>
internal static class BroadcastTemplate
{
    public static string Expand(Width width)
    {
        StringBuilder text = new();
        text.Append($$"""
            // Expanded from BroadcastTemplate; not for editing.
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Broadcast{{width.Lanes}}
            {
                public const int Lanes = {{width.Lanes}};
                public const int Rows = {{width.Rows}};

                public static int WidePanels(int rows) => rows switch { {{Arms(width)}}, _ => 0 };

            """);
        foreach (bool indirect in new[] { false, true })
        {
            text.Append(Choice(indirect ? "Indirect" : "Strided", indirect, from rows in Enumerable.Range(1, width.Rows) from vectors in new[] { 1, 2 } select (rows, vectors)));
            text.Append(Choice(indirect ? "WideIndirect" : "WideStrided", indirect, Wide(width)));

            foreach ((int rows, int vectors) in Tiles(width))
            {
                text.Append(Tile(width, indirect, rows, vectors));
            }
        }

        return text.Append("}\n").ToString();
    }

    private static string Arms(Width width) => string.Join(", ", width.WidePanels.Select((panels, i) => $"{i + 1} => {panels}"));

    private static IEnumerable<(int Rows, int Vectors)> Tiles(Width width) =>
        (from rows in Enumerable.Range(1, width.Rows) from vectors in new[] { 1, 2 } select (rows, vectors)).Concat(Wide(width)).Distinct();

    /// <summary>Few rows, many columns: as many panels of 32 columns as the registers take.</summary>
    private static IEnumerable<(int Rows, int Vectors)> Wide(Width width) =>
        from rows in Enumerable.Range(1, width.WidePanels.Length)
        from panels in Enumerable.Range(1, width.WidePanels[rows - 1])
        select (rows, panels * (32 / width.Lanes));

    private static string Choice(string name, bool indirect, IEnumerable<(int Rows, int Vectors)> tiles)
    {
        StringBuilder text = new();
        text.Append($"    public static void {name}(in Tile tile, int rows, int vectors)\n    {{\n        switch ((rows * 16) + vectors)\n        {{\n");
        foreach ((int rows, int vectors) in tiles)
        {
            text.Append($"            case {(rows * 16) + vectors}: {(indirect ? "Indirect" : "Strided")}{rows}x{vectors}(in tile); break;\n");
        }

        return text.Append("        }\n    }\n\n").ToString();
    }

    private static string Tile(Width width, bool indirect, int rows, int vectors)
    {
        StringBuilder text = new();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');
        string At(int vector)
        {
            // Vectors 0 … 31 columns are in one panel, the next ones a panel further.
            int column = vector * width.Lanes, panel = column / 32, rest = column % 32;
            return (panel == 0 ? "" : $" + p{panel}") + (rest == 0 ? "" : $" + {rest}");
        }

        text.Append($"    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n    private static void {(indirect ? "Indirect" : "Strided")}{rows}x{vectors}(in Tile tile)\n    {{\n");
        for (int i = 0; i < rows; i++)
        {
            Line(i == 0 ? "float* a0 = tile.A;" : $"float* a{i} = a{i - 1} + tile.ARow;");
        }

        for (int panel = 1; panel * 32 < vectors * width.Lanes; panel++)
        {
            Line($"nint p{panel} = {panel} * tile.BPanel;");
        }

        // Strip after strip in one call: with short sums a call for each would cost as much as the sums.
        Line("float* strip = tile.B;");
        Line("float* start = tile.Start;");
        Line("float* target = tile.C;");
        Line("for (nint strips = tile.Strips; strips > 0; strips--)");
        Line("{");
        Line("    float* s = start;");
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < vectors; j++)
            {
                Line($"    {width.Vector}<float> c{i}_{j} = {width.Vector}.Load(s + {j * width.Lanes});");
            }

            Line("    s += tile.StartRow;");
        }

        Line("    float* b = strip;");
        Line(indirect ? "    int* offset = tile.Offsets;" : "    nint bStep = tile.BStep;");
        Line("    nint aStep = tile.AStep, k = 0;");
        Line("    for (nint left = tile.Count; left > 0; left--)");
        Line("    {");
        string row = indirect ? "r" : "b";
        if (indirect)
        {
            Line("        float* r = b + *offset++;");
        }

        for (int j = 0; j < vectors; j++)
        {
            Line($"        {width.Vector}<float> b{j} = {width.Vector}.Load({row}{At(j)});");
        }

        for (int i = 0; i < rows; i++)
        {
            Line($"        {width.Vector}<float> x{i} = {width.Vector}.Create(a{i}[k]);");
            for (int j = 0; j < vectors; j++)
            {
                Line($"        c{i}_{j} = {width.Vector}.MultiplyAddEstimate(x{i}, b{j}, c{i}_{j});");
            }
        }

        Line("        k += aStep;");
        if (!indirect)
        {
            Line("        b += bStep;");
        }

        Line("    }");
        Line("    float* c = target;");
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < vectors; j++)
            {
                Line($"    c{i}_{j}.Store(c + {j * width.Lanes});");
            }

            Line("    c += tile.CRow;");
        }

        Line("    strip += tile.BStrip;");
        Line("    start += tile.StartStrip;");
        Line($"    target += {vectors * width.Lanes};");
        Line("}");

        return text.Append("    }\n\n").ToString();
    }
}
