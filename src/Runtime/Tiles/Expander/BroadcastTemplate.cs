using System;
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
            using System.Runtime.Intrinsics.X86;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Broadcast{{width.Lanes}}
            {
                public const int Lanes = {{width.Lanes}};
                public const int Rows = {{width.Rows}};

                public static int WidePanels(int rows) => rows switch { {{Arms(width)}}, _ => 0 };

            """);
        foreach (bool indirect in new[] { false, true })
        {
            text.Append(Choice(width, indirect));
            foreach ((int rows, int vectors) in Tiles(width))
            {
                text.Append(Tile(width, indirect, rows, vectors));
            }
        }

        return text.Append("}\n").ToString();
    }

    private static string Arms(Width width) => string.Join(", ", width.WidePanels.Select((panels, i) => $"{i + 1} => {panels}"));

    /// <summary>Up to two vectors for any rows; for few rows, as many panels of 32 columns as the registers take.</summary>
    private static IEnumerable<(int Rows, int Vectors)> Tiles(Width width) =>
        (from rows in Enumerable.Range(1, width.Rows) from vectors in new[] { 1, 2 } select (rows, vectors)).Concat(
            from rows in Enumerable.Range(1, width.WidePanels.Length)
            from panels in Enumerable.Range(1, width.WidePanels[rows - 1])
            select (rows, panels * (32 / width.Lanes))).Distinct();

    private static string Choice(Width width, bool indirect)
    {
        string name = indirect ? "Indirect" : "Strided";
        StringBuilder text = new();
        text.Append($"    public static void {name}(in Tile tile, int rows, int vectors)\n    {{\n        switch ((rows * 16) + vectors)\n        {{\n");
        foreach ((int rows, int vectors) in Tiles(width))
        {
            text.Append($"            case {(rows * 16) + vectors}: {name}{rows}x{vectors}(in tile); break;\n");
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
        for (int panel = 1; panel * 32 < vectors * width.Lanes; panel++)
        {
            Line($"nint p{panel} = {panel} * tile.BPanel;");
        }

        // Tile after tile in one call: with short sums a call for each would cost as much as the sums.
        Line("float* block = tile.A;");
        Line("float* strip = tile.B;");
        Line("float* start = tile.Start;");
        Line("float* target = tile.C;");
        Line("int tail = tile.Tail;");
        bool fetches = width.Lanes == 16 && vectors == 2 && rows > 3 && !indirect;
        if (fetches)
        {
            Line("nint ahead = tile.Ahead, aheadOfNext = ahead + 16;");
        }

        Line("for (nint strips = tile.Strips; strips > 0; strips--)");
        Line("{");
        for (int cell = 0; cell < rows * vectors; cell++)
        {
            Line($"    {width.Vector}<float> c{cell / vectors}_{cell % vectors};");
        }

        Line("    nint startRow = tile.StartRow;");
        Line("    if (startRow == 0)");
        Line("    {");
        for (int j = 0; j < vectors; j++)
        {
            string at = $"start + {j * width.Lanes}";
            string load = j < vectors - 1 ? $"{width.Vector}.Load({at})" : $"tail == 0 ? {width.Vector}.Load({at}) : Masked.Load{width.Lanes}({at}, tail)";
            Line($"        {width.Vector}<float> s{j} = start == null ? {width.Vector}<float>.Zero : {load};");
        }

        for (int cell = 0; cell < rows * vectors; cell++)
        {
            Line($"        c{cell / vectors}_{cell % vectors} = s{cell % vectors};");
        }

        Line("    }");
        Line("    else");
        Line("    {");
        Bases(Line, "        ", "s", "start", "startRow", rows);
        EachCell(Line, "        ", width, rows, vectors, (cell, at) => $"{cell} = {width.Vector}.Load({at});", (cell, at) => $"{cell} = Masked.Load{width.Lanes}({at}, tail);", "s", "startRow");
        Line("    }");
        Line("");
        Line("    float* b = strip;");
        Line(indirect ? "    int* offset = tile.Offsets;" : "    nint bStep = tile.BStep;");
        Line("    nint aStep = tile.AStep, aRow = tile.ARow;");
        Bases(Line, "    ", "a", "block", "aRow", rows);
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

        if (fetches)
        {
            // One cache line of two; the next strip takes the other.
            Line("        if (Sse.IsSupported)");
            Line("        {");
            Line("            Sse.Prefetch1(b + ahead);");
            Line("        }");
            Line("");
        }

        for (int i = 0; i < rows; i++)
        {
            Line($"        {width.Vector}<float> x{i} = {width.Vector}.Create(*({Row("a", "aRow", i)}));");
            for (int j = 0; j < vectors; j++)
            {
                Line($"        c{i}_{j} = {width.Vector}.MultiplyAddEstimate(x{i}, b{j}, c{i}_{j});");
            }
        }

        for (int i = 0; i < rows; i += 3)
        {
            Line($"        a{i} += aStep;");
        }

        if (!indirect)
        {
            Line("        b += bStep;");
        }

        Line("    }");
        Line("");
        Line("    nint cRow = tile.CRow;");
        Bases(Line, "    ", "c", "target", "cRow", rows);
        EachCell(Line, "    ", width, rows, vectors, (cell, at) => $"{cell}.Store({at});", (cell, at) => $"Masked.Store({cell}, {at}, tail);", "c", "cRow");
        Line("    block += tile.AStrip;");
        Line("    strip += tile.BStrip;");
        Line("    start += tile.StartStrip;");
        Line("    target += tile.CStrip;");
        if (fetches)
        {
            Line("    (ahead, aheadOfNext) = (aheadOfNext, ahead);");
        }

        Line("}");

        return text.Append("    }\n\n").ToString();
    }

    /// <summary>A pointer for every third row: with its neighbours one and two row distances further, few registers reach all rows.</summary>
    private static void Bases(Action<string> line, string indent, string name, string first, string step, int rows)
    {
        if (rows > 2)
        {
            line($"{indent}nint {step}2 = 2 * {step};");
        }

        for (int i = 0; i < rows; i += 3)
        {
            line($"{indent}float* {name}{i} = {(i == 0 ? first : $"{name}{i - 3} + {step}2 + {step}")};");
        }
    }

    private static string Row(string name, string step, int row) => $"{name}{row / 3 * 3}" + (row % 3) switch { 0 => "", 1 => $" + {step}", _ => $" + {step}2" };

    /// <summary>What is done with every accumulator; the last vector of each row is whole, or has only as many lanes as there are columns.</summary>
    private static void EachCell(Action<string> line, string indent, Width width, int rows, int vectors, Func<string, string, string> whole, Func<string, string, string> part, string name, string step)
    {
        void Rows(string indent, int vector, Func<string, string, string> code)
        {
            for (int i = 0; i < rows; i++)
            {
                line(indent + code($"c{i}_{vector}", Row(name, step, i) + (vector == 0 ? "" : $" + {vector * width.Lanes}")));
            }
        }

        for (int j = 0; j < vectors - 1; j++)
        {
            Rows(indent, j, whole);
        }

        foreach (bool masked in new[] { false, true })
        {
            line(indent + (masked ? "else" : "if (tail == 0)"));
            line(indent + "{");
            Rows(indent + "    ", vectors - 1, masked ? part : whole);
            line(indent + "}");
        }
    }
}
