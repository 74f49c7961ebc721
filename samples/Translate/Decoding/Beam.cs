using System;
using System.Linq;
using StaticNets.Generation;
using StaticNets.Runtime.Streams;
using Translate.Data;
using Translate.Networks;
using Words;

namespace Translate.Decoding;

/// <summary>Follows several beginnings of a sentence at once, and keeps those that are likeliest as a whole.</summary>
/// <param name="translator">The network.</param>
/// <param name="source">Words that it reads.</param>
/// <param name="target">Words that it writes.</param>
/// <param name="width">How many beginnings.</param>
internal sealed class Beam(Translator translator, Vocabulary source, Vocabulary target, int width)
{
    private readonly StreamState read = translator.CreateState(1);
    private readonly StreamState state = translator.CreateState(width);
    private readonly BeamSearch search = new(rows: 1, width, translator.Task.TargetWords, Vocabulary.End, translator.Task.TargetSteps);
    private readonly float[] scores = new float[width * translator.Task.TargetWords];
    private readonly int[] written = new int[translator.Task.TargetSteps];

    /// <summary>Translates what a pair has to be read.</summary>
    public string[] Translate(Pair pair)
    {
        Reader.Begin(translator, source, [pair], read);
        state.CopyFrom(read); // one reading, for all rows

        search.Begin(Vocabulary.Begin);
        while (!search.IsDone)
        {
            translator.Step(search.Tokens, state, scores);
            Speakable.Only(scores, translator.Task.TargetWords, target.Count);
            search.Advance(scores);
            state.Select(search.Parents); // each row goes on with what its beginning has written
        }

        int length = search.Read(row: 0, rank: 0, written);
        return [.. written.Take(length).Select(word => target[word])];
    }
}
