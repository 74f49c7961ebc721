using System;
using System.Collections.Generic;
using StaticNets.Runtime.Streams;
using Translate.Data;
using Translate.Networks;
using Words;

namespace Translate.Decoding;

/// <summary>Has the encoder read.</summary>
internal static class Reader
{
    /// <summary>Reads what the pairs have to be read; then the decoder is before its first word.</summary>
    public static void Begin(Translator translator, Vocabulary source, IReadOnlyList<Pair> pairs, StreamState state)
    {
        int[] words = new int[pairs.Count * translator.Task.SourceSteps];
        int[] lengths = new int[pairs.Count];
        for (int row = 0; row < pairs.Count; row++)
        {
            lengths[row] = source.Write(pairs[row].Source, words.AsSpan(row * translator.Task.SourceSteps, translator.Task.SourceSteps));
        }

        translator.Begin(words, lengths, state);
    }
}
