using System.Linq;
using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// C[row, column] = Σ over samples and n of a[row][n] · b[column][n], both contiguous along n. Every cell has 16 lanes, whatever the width,
/// so that the order of the sums, and with it the bits, is the same on every machine with fused multiply-add.
/// </summary>
internal static class DotTemplate
{
    private const int CellLanes = 16;

    public static string Expand(Width width)
    {
        var sizes = (from rows in Enumerable.Range(1, width.DotRows) from columns in Enumerable.Range(1, width.DotColumns) select (Rows: rows, Columns: columns)).ToList();
        string cases = string.Concat(sizes.Select(size => $"            case {(size.Rows * 16) + size.Columns}: Dot{size.Rows}x{size.Columns}(in tile); break;\n"));
        return $$"""
            // Expanded from DotTemplate; not for editing.
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Dot{{width.Lanes}}
            {
                public const int Rows = {{width.DotRows}};
                public const int Columns = {{width.DotColumns}};

                public static void Run(in DotTile tile, int rows, int columns)
                {
                    switch ((rows * 16) + columns)
                    {
            {{cases}}        }
                }

            {{string.Concat(sizes.Select(size => Tile(width, size.Rows, size.Columns)))}}}

            """;
    }

    private static string Tile(Width width, int rows, int columns)
    {
        int vectors = CellLanes / width.Lanes;
        string type = $"{width.Vector}<float>";
        StringBuilder text = new();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');

        text.Append($"    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n    private static void Dot{rows}x{columns}(in DotTile tile)\n    {{\n");
        for (int i = 0; i < rows; i++)
        {
            Line($"float* a{i} = tile.A + ({i} * tile.ARow);");
        }

        for (int j = 0; j < columns; j++)
        {
            Line($"float* b{j} = tile.B + tile.Offsets[{j}];");
        }

        for (int cell = 0; cell < rows * columns * vectors; cell++)
        {
            Line($"{type} c{cell} = {type}.Zero;");
        }

        Line("nint length = tile.Length;");
        Line("for (nint sample = tile.Samples; sample > 0; sample--)");
        Line("{");
        Line($"    for (nint n = 0; n < length; n += {CellLanes})");
        Line("    {");
        for (int v = 0; v < vectors; v++)
        {
            string at = v == 0 ? "n" : $"n + {v * width.Lanes}";
            for (int j = 0; j < columns; j++)
            {
                Line($"        {type} y{j}_{v} = {width.Vector}.Load(b{j} + {at});");
            }

            for (int i = 0; i < rows; i++)
            {
                Line($"        {type} x{i}_{v} = {width.Vector}.Load(a{i} + {at});");
                for (int j = 0; j < columns; j++)
                {
                    int cell = (((i * columns) + j) * vectors) + v;
                    Line($"        c{cell} = {width.Vector}.MultiplyAddEstimate(x{i}_{v}, y{j}_{v}, c{cell});");
                }
            }
        }

        Line("    }");
        for (int i = 0; i < rows; i++)
        {
            Line($"    a{i} += tile.ASample;");
        }

        for (int j = 0; j < columns; j++)
        {
            Line($"    b{j} += tile.BSample;");
        }

        Line("}");
        // The sums of the lanes are taken elsewhere: a call here would keep every accumulator in memory.
        Line("float* c = tile.Lanes;");
        for (int cell = 0; cell < rows * columns * vectors; cell++)
        {
            Line($"c{cell}.Store(c + {cell * width.Lanes});");
        }

        return text.Append("    }\n\n").ToString();
    }
}
