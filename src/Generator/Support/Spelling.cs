using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Support;

/// <summary>What a person may have meant by a name that is not there.</summary>
internal static class Spelling
{
    // Nobody mistypes a longer one, and the table below grows with its square.
    private const int Longest = 60;

    /// <summary>The candidate that differs by the fewest letters, if by no more than a third of them (case differs for nothing); the first of several. Null where none is near.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest)
        {
            return null;
        }

        (string Candidate, int Distance)[] near = candidates
            .Where(candidate => candidate.Length <= Longest)
            .Select(candidate => (Candidate: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.Distance <= Math.Max(name.Length, pair.Candidate.Length) / 3)
            .OrderBy(pair => pair.Distance)
            .ToArray();
        return near.Length > 0 ? near[0].Candidate : null;
    }

    /// <summary>The fewest insertions, deletions, replacements and exchanges of neighbours that make <paramref name="b"/> of <paramref name="a"/> (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        int[,] table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                int replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
