using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Translate.Data;

namespace Translate.Output;

/// <summary>How good translations are.</summary>
/// <param name="Bleu">0 to 1.</param>
/// <param name="Exact">The share that is exactly as it should be, 0 to 1.</param>
internal readonly record struct Quality(double Bleu, double Exact)
{
    /// <summary>Compares translations with what they should be.</summary>
    public static Quality Of(IReadOnlyList<string[]> written, IReadOnlyList<Pair> pairs) => new(
        Output.Bleu.Score(written, [.. pairs.Select(pair => pair.Target)]),
        written.Zip(pairs, (sentence, pair) => sentence.SequenceEqual(pair.Target) ? 1.0 : 0).Average());

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"exact {100 * Exact:F2} %, BLEU {100 * Bleu:F1}");
}
