using System.Linq;
using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// Pairs of neighbouring results of a row, by six products each (the points 0, 1, -1, 2, -2 and infinity of F(2, 5)): for each of a few items i and each point j the sum over k of
/// a[k, j, i] · B[k, j], one number against a vector, and then the two results of each item. Steps are constants, so that they are part of the instructions.
/// </summary>
internal static class PointTemplate
{
    private const int Points = 6;
    private const int Items = 8;
    private const int Group = 16;

    public static string Expand(Width width)
    {
        string cases = string.Concat(Enumerable.Range(1, width.PointItems).Select(items => $"            case {items}: Points{items}(in tile); break;\n"));
        return $$"""
            // Expanded from PointTemplate; not for editing.
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            namespace StaticNets.Runtime.Tiles;

            internal static unsafe class Points{{width.Lanes}}
            {
                public const int Items = {{width.PointItems}};

                public static void Run(in PointTile tile, int items)
                {
                    switch (items)
                    {
            {{cases}}        }
                }

            {{string.Concat(Enumerable.Range(1, width.PointItems).Select(items => Tile(width, items)))}}}

            """;
    }

    private static string Tile(Width width, int items)
    {
        string type = $"{width.Vector}<float>";
        StringBuilder text = new();
        void Line(string line) => text.Append("        ").Append(line).Append('\n');

        text.Append($"    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]\n    private static void Points{items}(in PointTile tile)\n    {{\n");
        Line("float* aRow = tile.A;");
        Line("float* bRow = tile.B;");
        Line("float* y = tile.Y;");
        Line("for (nint rows = tile.Rows; rows > 0; rows--)");
        Line("{");
        Line("    float* a = aRow;");
        Line("    float* b = bRow;");
        for (int i = 0; i < items; i++)
        {
            Line("    " + string.Concat(Enumerable.Range(0, Points).Select(j => $"{type} c{i}_{j} = {type}.Zero; ")).TrimEnd());
        }

        Line("    for (nint left = tile.Count; left > 0; left--)");
        Line("    {");
        for (int j = 0; j < Points; j++)
        {
            Line($"        {type} b{j} = {width.Vector}.Load(b + {j * Group});");
            for (int i = 0; i < items; i++)
            {
                Line($"        c{i}_{j} = {width.Vector}.MultiplyAddEstimate({width.Vector}.Create(a[{(j * Items) + i}]), b{j}, c{i}_{j});");
            }
        }

        Line($"        a += {Points * Items};");
        Line($"        b += {Points * Group};");
        Line("    }");
        for (int i = 0; i < items; i++)
        {
            Line($"    ((c{i}_0 + (c{i}_1 + c{i}_2)) + (c{i}_3 + c{i}_4)).Store(y + {2 * i * Group});");
            Line($"    {type} twice{i} = c{i}_3 - c{i}_4;");
            Line($"    (((c{i}_1 - c{i}_2) + (twice{i} + twice{i})) + c{i}_5).Store(y + {((2 * i) + 1) * Group});");
        }

        Line("    aRow += tile.ARow;");
        Line("    bRow += tile.BRow;");
        Line("    y += tile.YRow;");
        Line("}");
        return text.Append("    }\n\n").ToString();
    }
}
