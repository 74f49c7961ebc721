using System;
using System.Numerics.Tensors;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>Softmax regression with Adam (Kingma and Ba 2015), written apart from the library so that it judges the task and not our code.</summary>
internal sealed class SoftmaxRegression(int inputs, int classes)
{
    private readonly float[] weights = new float[classes * (inputs + 1)]; // a row per class, its bias last
    private readonly float[] gradient = new float[classes * (inputs + 1)];
    private readonly float[] first = new float[classes * (inputs + 1)];
    private readonly float[] second = new float[classes * (inputs + 1)];
    private readonly float[] shares = new float[classes];
    private int steps;

    /// <summary>Scores of the classes, up to a constant their log probabilities.</summary>
    public void Scores(float[] x, float[] scores)
    {
        for (int c = 0; c < classes; c++)
        {
            ReadOnlySpan<float> row = weights.AsSpan(c * (inputs + 1), inputs + 1);
            scores[c] = TensorPrimitives.Dot(x, row[..inputs]) + row[inputs];
        }
    }

    /// <summary>Adds the gradient of one sample's cross-entropy.</summary>
    public void Accumulate(float[] x, int label)
    {
        Scores(x, shares);
        TensorPrimitives.SoftMax(shares, shares);
        shares[label] -= 1;
        for (int c = 0; c < classes; c++)
        {
            Span<float> row = gradient.AsSpan(c * (inputs + 1), inputs + 1);
            TensorPrimitives.MultiplyAdd(x, shares[c], row[..inputs], row[..inputs]);
            row[inputs] += shares[c];
        }
    }

    /// <summary>One step of Adam with the mean gradient; the gradient is then zero.</summary>
    public void Update(float rate, int samples)
    {
        steps++;
        float scale = 1 - MathF.Pow(0.9f, steps), scaleSquares = 1 - MathF.Pow(0.999f, steps);
        for (int i = 0; i < weights.Length; i++)
        {
            float g = gradient[i] / samples;
            first[i] = (0.9f * first[i]) + (0.1f * g);
            second[i] = (0.999f * second[i]) + (0.001f * g * g);
            weights[i] -= rate * (first[i] / scale) / (MathF.Sqrt(second[i] / scaleSquares) + 1e-8f);
        }

        Array.Clear(gradient);
    }
}
