using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Parameters;
using StaticNets.Training;

namespace StaticNets.Networks.Tests.Features;

/// <summary>Gradients against central differences of the loss that a step returns.</summary>
internal static class Differences
{
    // The losses here are below 4, so each side is off by at most a few 2^-22 and a quotient by 4 · 2^-22 / (2 · 2^-6) = 2^-15 = 3e-5. Of the quotients over ε and 2ε
    // (4 · one - other) / 3 has no error of ε², and those of ε⁴ = 6e-8 are far below.
    private const float Epsilon = 1f / 64;
    public const float Tolerance = 2e-4f;

    /// <summary>Compares every parameter's gradient; the largest difference.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="gradients">What backward gave.</param>
    /// <param name="loss">The loss of a session that begins now and changes nothing.</param>
    public static float Largest(ParameterSet parameters, NamedGradients gradients, IEnumerable<string> names, Func<float> loss)
    {
        float largest = 0;
        foreach (string name in names)
        {
            float[] values = parameters[name].ToArray();
            float[] given = gradients[name].ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                largest = Math.Max(largest, Math.Abs(Slope(At) - given[i]));

                float At(float change)
                {
                    float[] moved = [.. values];
                    moved[i] += change;
                    parameters.Write(name, moved);
                    float at = loss();
                    parameters.Write(name, values);
                    return at;
                }
            }
        }

        return largest;
    }

    /// <summary>The derivative at 0 of what depends on a change.</summary>
    public static float Slope(Func<float, float> at) =>
        ((4 * (at(Epsilon) - at(-Epsilon)) / (2 * Epsilon)) - ((at(2 * Epsilon) - at(-2 * Epsilon)) / (4 * Epsilon))) / 3;

    /// <summary>Mean of -log softmax over the rows, in double precision.</summary>
    public static double CrossEntropy(ReadOnlySpan<float> logits, int[] labels)
    {
        int classes = logits.Length / labels.Length;
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            float[] values = logits.Slice(row * classes, classes).ToArray();
            sum += Math.Log(values.Sum(value => Math.Exp(value))) - values[labels[row]];
        }

        return sum / labels.Length;
    }
}
