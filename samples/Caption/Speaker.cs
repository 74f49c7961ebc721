using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using Caption.Data;
using StaticNets.Runtime.Streams;
using Words;

namespace Caption;

/// <summary>Says of pictures what they show: the likeliest word, again and again.</summary>
/// <param name="network">The network.</param>
/// <param name="vocabulary">Its words.</param>
internal sealed class Speaker(CaptionModel network, Vocabulary vocabulary)
{
    private const int Rows = 64; // pictures side by side

    /// <summary>A description of each picture.</summary>
    public List<string[]> Describe(IReadOnlyList<Described> pictures)
    {
        List<string[]> spoken = [];
        foreach (Described[] some in pictures.Chunk(Rows))
        {
            Describe(some, spoken);
        }

        return spoken;
    }

    private void Describe(Described[] pictures, List<string[]> spoken)
    {
        StreamState state = network.CreateState(pictures.Length);
        network.Begin(pictures.SelectMany(picture => picture.Picture).ToArray(), state);

        int[] last = new int[pictures.Length];
        Array.Fill(last, Vocabulary.Begin);
        List<string>[] sentences = [.. pictures.Select(_ => new List<string>())];
        float[] scores = new float[pictures.Length * CaptionModel.Words];
        for (int step = 0; step < CaptionModel.Steps && last.Any(word => word != Vocabulary.End); step++)
        {
            network.Step(last, state, scores);
            for (int row = 0; row < pictures.Length; row++)
            {
                // The marks before the end are no words, and behind the last one no word was ever learned.
                ReadOnlySpan<float> words = scores.AsSpan(row * CaptionModel.Words, vocabulary.Count)[Vocabulary.End..];
                last[row] = last[row] == Vocabulary.End ? Vocabulary.End : Vocabulary.End + TensorPrimitives.IndexOfMax(words);
                if (last[row] != Vocabulary.End)
                {
                    sentences[row].Add(vocabulary[last[row]]);
                }
            }
        }

        spoken.AddRange(sentences.Select(sentence => sentence.ToArray()));
    }
}
