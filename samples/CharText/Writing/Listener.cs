using System;
using System.Numerics.Tensors;
using CharText.Networks;
using StaticNets.Runtime.Streams;

namespace CharText.Writing;

/// <summary>Measures how well a network foresees a text, character after character, with all that came before in its state.</summary>
internal static class Listener
{
    private const int Rows = 64; // pieces of the text that are read side by side

    /// <summary>Mean of -ln p of the characters, in nats. The first of each of 64 pieces is given.</summary>
    public static double Loss(TextModel model, ReadOnlySpan<int> text)
    {
        int rows = Math.Clamp(text.Length / 2, 1, Rows);
        int steps = (text.Length - 1) / rows;
        StreamState state = model.CreateState(rows);
        int[] seen = new int[rows];
        float[] scores = new float[rows * CharModel.Characters];
        double sum = 0;
        for (int step = 0; step < steps; step++)
        {
            for (int row = 0; row < rows; row++)
            {
                seen[row] = text[(row * steps) + step];
            }

            model.Step(seen, state, scores);
            for (int row = 0; row < rows; row++)
            {
                sum += Surprise(scores.AsSpan(row * CharModel.Characters, CharModel.Characters), text[(row * steps) + step + 1]);
            }
        }

        return sum / ((double)rows * steps);
    }

    // -ln softmax(scores)[next]
    private static double Surprise(ReadOnlySpan<float> scores, int next)
    {
        float largest = TensorPrimitives.Max(scores);
        double all = 0;
        foreach (float score in scores)
        {
            all += Math.Exp(score - largest);
        }

        return Math.Log(all) + largest - scores[next];
    }
}
