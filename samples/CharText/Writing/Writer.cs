using System;
using System.Collections.Generic;
using System.IO;
using CharText.Data;
using CharText.Networks;
using StaticNets.Generation;
using StaticNets.Runtime.Streams;

namespace CharText.Writing;

/// <summary>Writes text, a character at a time. Where a network can look back on so many characters only, it begins again with the later half of them.</summary>
/// <param name="model">What has learned how texts go on.</param>
/// <param name="alphabet">Its characters.</param>
internal sealed class Writer(TextModel model, Alphabet alphabet)
{
    private readonly StreamState state = model.CreateState(rows: 1);
    private readonly float[] scores = new float[CharModel.Characters];
    private readonly Queue<int> recent = [];

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
        state.Reset();
        recent.Clear();
        output.Write(prompt);
        foreach (int number in alphabet.Numbers(prompt))
        {
            Read(number);
        }

        for (int i = 0; i < length; i++)
        {
            int next = sampler.Choose(scores.AsSpan(0, alphabet.Count));
            output.Write(alphabet[next]);
            Read(next);
        }

        output.WriteLine();
    }

    private void Read(int number)
    {
        if (state.Position == model.Remembers)
        {
            state.Reset();
            foreach (int earlier in recent)
            {
                model.Step([earlier], state, scores);
            }
        }

        model.Step([number], state, scores);
        if (model.Remembers is { } most)
        {
            recent.Enqueue(number);
            if (recent.Count > most / 2)
            {
                recent.Dequeue();
            }
        }
    }
}
