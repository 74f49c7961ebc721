using System;
using System.IO;
using System.Linq;
using System.Numerics.Tensors;
using Tagger.Data;

namespace Tagger.Commands;

/// <summary>Names parts of speech by what an earlier training has learned.</summary>
internal static class TagCommand
{
    /// <summary>Writes a line per sentence, <c>word/TAG word/TAG</c>.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">There are no weights.</exception>
    public static int Run(TextWriter output, string folder, string[] sentences)
    {
        (TagModel network, Reading reading) = new Files(folder).Load();
        int[] words = new int[TagModel.Steps];
        int[] endings = new int[TagModel.Steps];
        float[] scores = new float[TagModel.OutputLength];
        foreach (string sentence in sentences)
        {
            foreach (string[] piece in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(TagModel.Steps))
            {
                int length = reading.Write(piece, words, endings);
                network.Forward(words, [length], endings, scores);
                output.WriteLine(string.Join(' ', piece.Select((word, i) => $"{word}/{PartsOfSpeech.Names[TensorPrimitives.IndexOfMax<float>(scores.AsSpan(i * TagModel.Tags, TagModel.Tags))]}")));
            }
        }

        return 0;
    }
}
