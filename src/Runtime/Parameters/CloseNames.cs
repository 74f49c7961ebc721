using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Parameters;

/// <summary>What a mistyped name may have meant.</summary>
internal static class CloseNames
{
    private const int Most = 5;
    private const int LongestName = 200;

    /// <summary>"; close to it: 'a', 'b'", or "; it has 'a', 'b', …" where nothing is close, or nothing where there are no names.</summary>
    public static string Describe(string name, IEnumerable<string> names)
    {
        List<string> all = [.. names];
        string wanted = name.Length > LongestName ? name[..LongestName] : name;
        int limit = Math.Max(2, wanted.Length / 3);
        List<string> close = [.. all.Where(other => Distance(wanted, other) <= limit).OrderBy(other => Distance(wanted, other)).ThenBy(other => other, StringComparer.Ordinal).Take(Most)];
        return close.Count > 0 ? $"; close to it: {List(close)}"
            : all.Count > 0 ? $"; it has {List(all.Take(Most))}{(all.Count > Most ? ", …" : "")}"
            : "";
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{Text.Name(name)}'"));

    /// <summary>Insertions, deletions and substitutions that lead from one to the other (Levenshtein); letter case does not count.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, 1 + Math.Min(row[j - 1], row[j]));
            }
        }

        return row[b.Length];
    }
}
