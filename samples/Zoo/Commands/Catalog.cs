using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace StaticNets.Zoo.Commands;

/// <summary>The networks of this library, found by their attribute: a new one needs no entry anywhere.</summary>
internal static class Catalog
{
    private const int Suggestions = 3;

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ZooEntry> Networks { get; } =
    [
        .. typeof(Catalog).Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => new ZooEntry(type)),
    ];

    /// <summary>The network of that name, upper or lower case; null: there is none.</summary>
    public static ZooEntry? Find(string name) => Networks.FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The networks whose names take the fewest letters to be put in, taken out or changed.</summary>
    public static IReadOnlyList<ZooEntry> Closest(string name) =>
        [.. Networks.OrderBy(network => Distance(network.Name.ToUpperInvariant(), name.ToUpperInvariant())).Take(Suggestions)];

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
