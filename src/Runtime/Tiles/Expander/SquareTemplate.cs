using System.Text;

namespace StaticNets.Tiles.Expander;

/// <summary>
/// Transposes squares as wide as a vector, in registers: each round puts row i and row i + half together element by element, and after log2(side) rounds
/// row i holds column i.
/// </summary>
internal static class SquareTemplate
{
    public static string Expand(Width width)
    {
        int side = width.Lanes;
        StringBuilder text = new();
        void Line(string line) => text.Append("                ").Append(line).Append('\n');
        for (int i = 0; i < side; i++)
        {
            Line($"Simd{side} a{i} = Simd{side}.Load(ref *from, {(i == 0 ? "0" : i == 1 ? "fromRow" : $"{i} * fromRow")});");
        }

        char row = 'a';
        for (int round = side; round > 1; round /= 2)
        {
            char next = (char)(row + 1);
            for (int i = 0; i < side / 2; i++)
            {
                Line($"Simd{side} {next}{2 * i} = Pairs{side}.First({row}{i}, {row}{i + (side / 2)});");
                Line($"Simd{side} {next}{(2 * i) + 1} = Pairs{side}.Second({row}{i}, {row}{i + (side / 2)});");
            }

            row = next;
        }

        for (int i = 0; i < side; i++)
        {
            Line($"Simd{side}.Store({row}{i}, ref *to, {(i == 0 ? "0" : i == 1 ? "toRow" : $"{i} * toRow")});");
        }

        return $$"""
            // Expanded from SquareTemplate; not for editing.
            using System.Runtime.CompilerServices;
            using StaticNets.Runtime.Simd;

            namespace StaticNets.Runtime.Tiles;

            internal readonly unsafe struct Square{{side}} : ISquare
            {
                public static int Side => {{side}};

                [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
                public static void Transpose(float* from, nint fromRow, nint fromStep, float* to, nint toRow, nint toStep, int count)
                {
                    for (; count > 0; count--, from += fromStep, to += toStep)
                    {
            {{text}}        }
                }
            }

            """;
    }
}
