using System.Linq;
using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// C[row] += Σ over i of value[i] · B[offset[i] + row · step], rows of eight lanes: what scattered gradients add to a weight's gradient, and weights to an image's.
/// With two sums for each row, every second i goes to the other one: where rows are few, one sum would wait for itself.
/// </summary>
internal static class PatchTemplate
{
    private const int Lanes = 8;

    public static string Expand(Width width)
    {
        string Cases(bool two, int most) => string.Concat(Enumerable.Range(1, most).Select(rows => $"            case {rows}: {Name(rows, two)}(in tile); break;\n"));
        return $$"""
            // Expanded from PatchTemplate; not for editing.
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Patch{{width.Lanes}}
            {
                public const int Rows = {{width.PatchRows}};

                public static void Run(in PatchTile tile, int rows)
                {
                    switch (rows)
                    {
            {{Cases(two: false, width.PatchRows)}}        }
                }

                public static void RunTwo(in PatchTile tile, int rows)
                {
                    switch (rows)
                    {
            {{Cases(two: true, Width.TwoSums)}}        }
                }

            {{string.Concat(Enumerable.Range(1, width.PatchRows).Select(rows => Tile(width, rows, two: false)))}}{{string.Concat(Enumerable.Range(1, Width.TwoSums).Select(rows => Tile(width, rows, two: true)))}}}

            """;
    }

    private static string Name(int rows, bool two) => (two ? "Two" : "One") + rows;

    private static string Tile(Width width, int rows, bool two)
    {
        int lanes = System.Math.Min(width.Lanes, Lanes), vectors = Lanes / lanes;
        string vector = "Vector" + (lanes * 32), type = vector + "<float>";
        StringBuilder text = new();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');
        string Step(int row) => row == 0 ? "" : row == 1 ? " + step" : $" + ({row} * step)";

        void Add(char sum, string indent)
        {
            Line(indent + "float* b = tile.B + (nint)(*offset++);");
            Line(indent + $"{type} value = {vector}.Create(*values++);");
            for (int row = 0; row < rows; row++)
            {
                for (int v = 0; v < vectors; v++)
                {
                    string cell = $"{sum}{row}_{v}";
                    Line(indent + $"{cell} = {vector}.MultiplyAddEstimate(value, {vector}.Load(b{Step(row % 4)}{(v == 0 ? "" : $" + {v * lanes}")}), {cell});");
                }

                if (row % 4 == 3 && row < rows - 1)
                {
                    Line(indent + "b += 4 * step;");
                }
            }
        }

        text.Append($"    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n    private static void {Name(rows, two)}(in PatchTile tile)\n    {{\n");
        Line("float* values = tile.Values;");
        Line("float* offset = tile.Offsets;");
        Line("nint step = tile.BRow, left = tile.Count;");
        Line("float* c = tile.C;");
        for (int row = 0; row < rows; row++)
        {
            for (int v = 0; v < vectors; v++)
            {
                Line($"{type} c{row}_{v} = {vector}.Load(c + {v * lanes});");
                if (two)
                {
                    Line($"{type} d{row}_{v} = {type}.Zero;");
                }
            }

            Line("c += tile.CRow;");
        }

        if (two)
        {
            Line("for (; left > 1; left -= 2)");
            Line("{");
            Line("    {");
            Add('c', "        ");
            Line("    }");
            Line("    {");
            Add('d', "        ");
            Line("    }");
            Line("}");
        }

        Line("for (; left > 0; left--)");
        Line("{");
        Add('c', "    ");
        Line("}");
        Line("c = tile.C;");
        for (int row = 0; row < rows; row++)
        {
            for (int v = 0; v < vectors; v++)
            {
                string cell = $"c{row}_{v}";
                Line($"{(two ? $"({cell} + d{row}_{v})" : cell)}.Store(c + {v * lanes});");
            }

            Line("c += tile.CRow;");
        }

        return text.Append("    }\n\n").ToString();
    }
}
