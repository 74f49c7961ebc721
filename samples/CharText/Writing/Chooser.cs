using System;
using System.Numerics.Tensors;
using StaticNets.Training;

namespace CharText.Writing;

/// <summary>Chooses characters by chance.</summary>
internal static class Chooser
{
    /// <summary>A number, by the probabilities that softmax makes of the scores.</summary>
    /// <param name="scores">Divided by the temperature, in place, they become probabilities.</param>
    /// <param name="temperature">Below 1 the likely ones become likelier; 0: always the likeliest.</param>
    /// <param name="random">Where chance comes from.</param>
    public static int Choose(Span<float> scores, float temperature, ref SampleRandom random)
    {
        if (temperature == 0)
        {
            return TensorPrimitives.IndexOfMax<float>(scores);
        }

        TensorPrimitives.Divide(scores, temperature, scores);
        TensorPrimitives.SoftMax<float>(scores, scores);
        float left = random.NextFloat();
        for (int i = 0; i < scores.Length; i++)
        {
            left -= scores[i];
            if (left < 0)
            {
                return i;
            }
        }

        return TensorPrimitives.IndexOfMax<float>(scores); // they sum to somewhat less than 1
    }
}
