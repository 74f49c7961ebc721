using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
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
    private readonly float[] scores = new float[width * translator.TargetWords];
    private readonly int[] last = new int[width];
    private readonly int[] parents = new int[width];

    /// <summary>Translates what a pair has to be read.</summary>
    public string[] Translate(Pair pair)
    {
        Reader.Begin(translator, source, [pair], read);
        state.CopyFrom(read); // one reading, for all rows

        Beginning[] beginnings = [new Beginning([Vocabulary.Begin], 0, 0)];
        Beginning? best = null;
        for (int step = 0; step < translator.TargetSteps && beginnings.Length > 0; step++)
        {
            Beginning[] next = Continue(beginnings);
            foreach (Beginning ended in next.Where(beginning => beginning.Words[^1] == Vocabulary.End))
            {
                best = best is null || ended.PerWord > best.PerWord ? ended : best;
            }

            beginnings = [.. next.Where(beginning => beginning.Words[^1] != Vocabulary.End)];
            for (int row = 0; row < width; row++)
            {
                parents[row] = row < beginnings.Length ? beginnings[row].Row : 0;
            }

            state.Select(parents); // row i goes on with what its beginning has written
        }

        best ??= beginnings.MaxBy(beginning => beginning.PerWord)!;
        return [.. best.Words.Skip(1).Where(word => word != Vocabulary.End).Select(word => target[word])];
    }

    // The likeliest continuations of all beginnings by a word, at most as many as the beam is wide.
    private Beginning[] Continue(Beginning[] beginnings)
    {
        for (int row = 0; row < width; row++)
        {
            last[row] = beginnings[Math.Min(row, beginnings.Length - 1)].Words[^1];
        }

        translator.Step(last, state, scores);
        PriorityQueue<(int Row, int Word), float> kept = new(); // the least likely one first
        for (int row = 0; row < beginnings.Length; row++)
        {
            Span<float> words = scores.AsSpan(row * translator.TargetWords, target.Count)[Vocabulary.End..];
            float all = LogSumExp(words);
            for (int i = 0; i < words.Length; i++)
            {
                float together = beginnings[row].LogLikelihood + words[i] - all;
                if (kept.Count < width)
                {
                    kept.Enqueue((row, Vocabulary.End + i), together);
                }
                else
                {
                    kept.EnqueueDequeue((row, Vocabulary.End + i), together);
                }
            }
        }

        return [.. kept.UnorderedItems.Select(item => new Beginning([.. beginnings[item.Element.Row].Words, item.Element.Word], item.Priority, item.Element.Row))];
    }

    private static float LogSumExp(ReadOnlySpan<float> x)
    {
        float largest = TensorPrimitives.Max(x);
        double sum = 0;
        foreach (float each in x)
        {
            sum += Math.Exp(each - largest);
        }

        return largest + (float)Math.Log(sum);
    }

    // Long sentences are less likely than short ones: whole ones are compared by the mean of their words.
    private sealed record Beginning(int[] Words, float LogLikelihood, int Row)
    {
        public float PerWord => LogLikelihood / (Words.Length - 1);
    }
}
