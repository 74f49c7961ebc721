using System;
using System.Numerics.Tensors;
using Digits.Data;

namespace StaticNets.Networks.Tests.Digits;

/// <summary>Two classifiers that see no strokes: what they reach says how hard a set of digits is.</summary>
internal static class Baselines
{
    private const int Classes = 10;

    /// <summary>Accuracy on the test digits of the classifier that names the digit whose mean image is nearest.</summary>
    public static double NearestMean(DigitSet training, DigitSet test)
    {
        float[][] sums = Rows(DigitSet.ImageLength);
        float[] counts = new float[Classes];
        float[] x = new float[DigitSet.ImageLength];
        for (int i = 0; i < training.Count; i++)
        {
            Read(training, i, x);
            TensorPrimitives.Add(sums[training.Label(i)], x, sums[training.Label(i)]);
            counts[training.Label(i)]++;
        }

        for (int c = 0; c < Classes; c++)
        {
            TensorPrimitives.Divide(sums[c], counts[c], sums[c]);
        }

        return Accuracy(test, (image, scores) =>
        {
            for (int c = 0; c < Classes; c++)
            {
                scores[c] = -TensorPrimitives.Distance(image, sums[c]);
            }
        });
    }

    /// <summary>Accuracy on the test digits of softmax regression on the pixels, fitted by Adam until its loss stands still.</summary>
    /// <param name="training">What it learns from.</param>
    /// <param name="test">What it is tested on.</param>
    /// <param name="epochs">Passes; the step size falls from 2e-3 to 0 along half a cosine.</param>
    public static double Softmax(DigitSet training, DigitSet test, int epochs)
    {
        const int Batch = 100;
        SoftmaxRegression model = new(DigitSet.ImageLength, Classes);
        float[] x = new float[DigitSet.ImageLength];
        int[] order = new int[training.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Random random = new(1);
        int steps = epochs * (training.Count / Batch);
        for (int step = 0; step < steps; step++)
        {
            int first = step * Batch % (training.Count / Batch * Batch);
            if (first == 0)
            {
                random.Shuffle(order);
            }

            for (int i = first; i < first + Batch; i++)
            {
                Read(training, order[i], x);
                model.Accumulate(x, training.Label(order[i]));
            }

            model.Update(0.001f * (1 + MathF.Cos(MathF.PI * step / steps)), Batch);
        }

        return Accuracy(test, model.Scores);
    }

    private static double Accuracy(DigitSet test, Action<float[], float[]> classify)
    {
        float[] x = new float[DigitSet.ImageLength];
        float[] scores = new float[Classes];
        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            Read(test, i, x);
            classify(x, scores);
            right += TensorPrimitives.IndexOfMax(scores) == test.Label(i) ? 1 : 0;
        }

        return (double)right / test.Count;
    }

    private static void Read(DigitSet set, int index, float[] x)
    {
        TensorPrimitives.ConvertTruncating<byte, float>(set.Image(index), x);
        TensorPrimitives.Multiply(x, 1f / 255, x);
    }

    private static float[][] Rows(int length)
    {
        float[][] rows = new float[Classes][];
        for (int c = 0; c < Classes; c++)
        {
            rows[c] = new float[length];
        }

        return rows;
    }
}
