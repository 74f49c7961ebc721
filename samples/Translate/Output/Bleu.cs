using System;
using System.Collections.Generic;
using System.Linq;

namespace Translate.Output;

/// <summary>
/// BLEU of a whole text with one reference a sentence (Papineni, Roukos, Ward, Zhu 2002): the geometric mean of the shares of runs of one to four words that the references have too,
/// less where the text is shorter than they are.
/// </summary>
internal static class Bleu
{
    private const int Longest = 4;

    /// <summary>0 to 1.</summary>
    /// <param name="written">The sentences.</param>
    /// <param name="references">What they should be.</param>
    /// <exception cref="ArgumentException">They are not as many.</exception>
    public static double Score(IReadOnlyList<string[]> written, IReadOnlyList<string[]> references)
    {
        if (written.Count != references.Count)
        {
            throw new ArgumentException($"There are {written.Count} sentences and {references.Count} references.", nameof(references));
        }

        double logarithms = 0;
        for (int n = 1; n <= Longest; n++)
        {
            (long hits, long all) = (0, 0);
            for (int i = 0; i < written.Count; i++)
            {
                Dictionary<string, int> wanted = Runs(references[i], n);
                foreach ((string run, int count) in Runs(written[i], n))
                {
                    hits += Math.Min(count, wanted.GetValueOrDefault(run));
                    all += count;
                }
            }

            if (hits == 0)
            {
                return 0;
            }

            logarithms += Math.Log((double)hits / all) / Longest;
        }

        double length = written.Sum(sentence => (long)sentence.Length);
        return Math.Exp(logarithms + Math.Min(0, 1 - (references.Sum(sentence => (long)sentence.Length) / length)));
    }

    private static Dictionary<string, int> Runs(string[] words, int n) => Enumerable.Range(0, Math.Max(0, words.Length - n + 1))
        .CountBy(first => string.Join(' ', words.AsSpan(first, n).ToArray()), StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
}
