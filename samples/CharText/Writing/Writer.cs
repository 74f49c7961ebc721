using System;
using System.IO;
using CharText.Data;
using StaticNets.Generation;
using StaticNets.Runtime.Streams;

namespace CharText.Writing;

/// <summary>Writes text, a character at a time.</summary>
/// <param name="network">What has learned how texts go on.</param>
/// <param name="alphabet">Its characters.</param>
internal sealed class Writer(CharModel network, Alphabet alphabet)
{
    /// <summary>Writes the prompt and what follows it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="prompt">How the text begins; at least one character.</param>
    /// <param name="length">Characters to write after it.</param>
    /// <param name="temperature">0: always the likeliest character; 1: as often as in the text it learned.</param>
    /// <param name="seed">Other seeds, other texts.</param>
    /// <exception cref="InvalidDataException">The prompt has a character that the alphabet lacks.</exception>
    public void Write(TextWriter output, string prompt, int length, float temperature, ulong seed)
    {
        foreach (char character in prompt)
        {
            if (!alphabet.Knows(character))
            {
                throw new InvalidDataException($"The prompt has '{character}', which the text that was learned has not.");
            }
        }

        Sampler sampler = new(temperature, topK: 0, seed);
        StreamState state = network.CreateState(rows: 1);
        float[] scores = new float[CharModel.Characters];
        output.Write(prompt);
        foreach (int number in alphabet.Numbers(prompt))
        {
            network.Step([number], state, scores);
        }

        for (int i = 0; i < length; i++)
        {
            int next = sampler.Choose(scores.AsSpan(0, alphabet.Count));
            output.Write(alphabet[next]);
            network.Step([next], state, scores);
        }

        output.WriteLine();
    }
}
