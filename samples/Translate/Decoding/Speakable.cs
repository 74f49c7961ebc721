using System;
using Words;

namespace Translate.Decoding;

/// <summary>Scores of what may be written.</summary>
internal static class Speakable
{
    /// <summary>Forbids all but the words and the end: the marks before it are no words, and behind the last one no word was ever learned.</summary>
    /// <param name="scores">Those of several sentences, one after the other; what is forbidden becomes -∞.</param>
    /// <param name="each">How many scores each has.</param>
    /// <param name="words">How many words were learned.</param>
    public static void Only(Span<float> scores, int each, int words)
    {
        for (; !scores.IsEmpty; scores = scores[each..])
        {
            scores[..Vocabulary.End].Fill(float.NegativeInfinity);
            scores[words..each].Fill(float.NegativeInfinity);
        }
    }
}
