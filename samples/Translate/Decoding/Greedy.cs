using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generation;
using StaticNets.Runtime.Streams;
using Translate.Data;
using Translate.Networks;
using Words;

namespace Translate.Decoding;

/// <summary>Writes the likeliest word, again and again: many sentences side by side.</summary>
/// <param name="translator">The network.</param>
/// <param name="source">Words that it reads.</param>
/// <param name="target">Words that it writes.</param>
internal sealed class Greedy(Translator translator, Vocabulary source, Vocabulary target)
{
    private const int Rows = 64;

    private readonly Sampler likeliest = new(temperature: 0);

    /// <summary>Translates what the pairs have to be read.</summary>
    public List<string[]> Translate(IReadOnlyList<Pair> pairs)
    {
        List<string[]> written = [];
        foreach (Pair[] some in pairs.Chunk(Rows))
        {
            Write(some, written);
        }

        return written;
    }

    private void Write(Pair[] pairs, List<string[]> written)
    {
        StreamState state = translator.CreateState(pairs.Length);
        Reader.Begin(translator, source, pairs, state);

        int[] last = new int[pairs.Length], next = new int[pairs.Length];
        Array.Fill(last, Vocabulary.Begin);
        List<string>[] sentences = [.. pairs.Select(_ => new List<string>())];
        float[] scores = new float[pairs.Length * translator.Task.TargetWords];
        for (int step = 0; step < translator.Task.TargetSteps && last.Any(word => word != Vocabulary.End); step++)
        {
            translator.Step(last, state, scores);
            Speakable.Only(scores, translator.Task.TargetWords, target.Count);
            likeliest.Choose(scores, next);
            for (int row = 0; row < pairs.Length; row++)
            {
                last[row] = last[row] == Vocabulary.End ? Vocabulary.End : next[row];
                if (last[row] != Vocabulary.End)
                {
                    sentences[row].Add(target[last[row]]);
                }
            }
        }

        written.AddRange(sentences.Select(sentence => sentence.ToArray()));
    }
}
