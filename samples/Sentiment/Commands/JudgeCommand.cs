using System;
using System.Globalization;
using System.IO;
using Sentiment.Data;
using Words;

namespace Sentiment.Commands;

/// <summary>Judges sentences by what an earlier training has learned.</summary>
internal static class JudgeCommand
{
    /// <summary>Writes a line per sentence.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">There are no weights.</exception>
    /// <exception cref="InvalidDataException">A sentence is empty.</exception>
    public static int Run(TextWriter output, string folder, string[] sentences)
    {
        (ReviewModel network, Vocabulary vocabulary) = new Files(folder).Load();
        int[] words = new int[ReviewModel.Steps];
        float[] scores = new float[2];
        foreach (string sentence in sentences)
        {
            int length = vocabulary.Write(Review.Split(sentence), words);
            if (length == 0)
            {
                throw new InvalidDataException("There is an empty sentence.");
            }

            network.Forward(words, [length], scores);
            double approval = 1 / (1 + Math.Exp(scores[0] - scores[1])); // softmax of two
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * approval,5:F1} % for  {sentence}"));
        }

        return 0;
    }
}
