using System.Collections.Generic;
using System.Linq;
using Caption.Data;

namespace Caption.Output;

/// <summary>Counts what is said in place of what: where a network that describes is still wrong.</summary>
internal static class Mistakes
{
    /// <summary>Kinds of wrong descriptions, the most frequent first.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="spoken">What was said of each.</param>
    /// <returns>As <c>ring for circle</c>, or <c>another order</c> where all words are there; how often.</returns>
    public static IReadOnlyList<(string Kind, int Count)> Count(IReadOnlyList<Described> pictures, IReadOnlyList<string[]> spoken) =>
    [
        .. pictures.Zip(spoken)
            .Where(pair => !pair.Second.SequenceEqual(pair.First.Words))
            .CountBy(pair => Kind(pair.Second, pair.First.Words))
            .OrderByDescending(kind => kind.Value)
            .ThenBy(kind => kind.Key, System.StringComparer.Ordinal)
            .Select(kind => (kind.Key, kind.Value)),
    ];

    private static string Kind(string[] said, string[] wanted)
    {
        string wrong = string.Join(' ', Without(said, wanted));
        string missing = string.Join(' ', Without(wanted, said));
        return (wrong, missing) switch
        {
            ("", "") => "another order",
            ("", _) => $"no {missing}",
            (_, "") => $"{wrong} for nothing",
            _ => $"{wrong} for {missing}",
        };
    }

    // A word that stands twice and is taken away once stands there once.
    private static List<string> Without(string[] words, string[] others)
    {
        List<string> left = [.. words];
        foreach (string other in others)
        {
            left.Remove(other);
        }

        return left;
    }
}
