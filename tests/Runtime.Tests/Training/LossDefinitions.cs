using System;
using System.Linq;

namespace StaticNets.Runtime.Tests.Training;

/// <summary>The losses as their definitions read, in double precision and without care for speed or overflow.</summary>
public static class LossDefinitions
{
    public static double Value(string name, double[] x, int width, int[] classes, float[] values)
    {
        int rows = x.Length / width;
        switch (name)
        {
            case "CrossEntropy all":
                return CrossEntropy(x, width, classes, [0.5, 2, 1.25, 0, 3], 0.2f, ignored: 2);
            case "CrossEntropy ignore -1":
                return CrossEntropy(x, width, classes, [1, 1, 1, 1, 1], 0.1f, ignored: -1);
            case "MeanSquaredError":
                return x.Select((v, i) => Math.Pow(v - values[i], 2)).Average();
            case "MeanAbsoluteError":
                return x.Select((v, i) => Math.Abs(v - values[i])).Average();
            case "Huber 0.5":
                return x.Select((v, i) => Math.Abs(v - values[i])).Select(d => d <= 0.5 ? d * d / 2 : 0.5 * (d - 0.25)).Average();
            case "KullbackLeibler":
                return x.Select((v, i) => values[i] * (Math.Log(values[i]) - v)).Sum() / rows;
            case "BinaryCrossEntropy":
                return x.Select((v, i) => -(values[i] * Math.Log(Sigmoid(v))) - ((1 - (double)values[i]) * Math.Log(1 - Sigmoid(v)))).Average();
            default:
                throw new ArgumentException(name, nameof(name));
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double CrossEntropy(double[] x, int width, int[] classes, double[] weights, double smoothing, int ignored)
    {
        double total = 0, weight = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            if (classes[row] == ignored)
            {
                continue;
            }

            double[] scores = x[(row * width)..((row + 1) * width)];
            double sum = scores.Sum(Math.Exp);
            for (int c = 0; c < width; c++)
            {
                double wanted = (c == classes[row] ? (1 - smoothing) * weights[c] : 0) + (smoothing / width * weights[c]);
                total -= wanted * Math.Log(Math.Exp(scores[c]) / sum);
            }

            weight += weights[classes[row]];
        }

        return total / weight;
    }
}
