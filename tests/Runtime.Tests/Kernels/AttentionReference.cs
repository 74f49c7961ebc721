using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Attention by its definition in double precision: all scores of a query, their softmax, the weighted mean of the values.</summary>
internal sealed class AttentionReference(AttentionShape shape, RandomKey? key = null)
{
    private readonly int width = shape.Heads * shape.Size;

    /// <summary>[rows, heads, steps, memory steps]; 0 for keys that a query does not see; after dropout where there is a key to draw with.</summary>
    public double[] Weights(int rows, double[] q, double[] k, int[] lengths)
    {
        double[] weights = new double[rows * shape.Heads * shape.Steps * shape.MemorySteps];
        Each(rows, lengths, (sample, head, step, keys) =>
        {
            double[] scores = Scores(q, k, sample, head, step, keys);
            double logarithm = Logarithm(scores);
            for (int j = 0; j < keys; j++)
            {
                weights[Weight(sample, head, step, j)] = Math.Exp(scores[j] - logarithm) * Factor(sample, head, step, j);
            }
        });
        return weights;
    }

    public double[] Forward(int rows, double[] q, double[] k, double[] v, int[] lengths)
    {
        double[] weights = Weights(rows, q, k, lengths), y = new double[q.Length];
        Each(rows, lengths, (sample, head, step, keys) =>
        {
            for (int j = 0; j < keys; j++)
            {
                for (int f = 0; f < shape.Size; f++)
                {
                    y[Query(sample, step, head) + f] += weights[Weight(sample, head, step, j)] * v[Key(sample, j, head) + f];
                }
            }
        });
        return y;
    }

    /// <summary>The logarithm of the sum of exponentials of each query that sees a key.</summary>
    public double[] Sums(int rows, double[] q, double[] k, int[] lengths)
    {
        double[] sums = new double[rows * shape.Heads * shape.Steps];
        Each(rows, lengths, (sample, head, step, keys) => sums[Weight(sample, head, step, 0) / shape.MemorySteps] = Logarithm(Scores(q, k, sample, head, step, keys)));
        return sums;
    }

    /// <summary>dq, dk and dv, written out.</summary>
    public double[][] Backward(int rows, double[] q, double[] k, double[] v, int[] lengths, double[] dy)
    {
        double[] kept = Weights(rows, q, k, lengths), weights = new AttentionReference(shape).Weights(rows, q, k, lengths);
        double[] dq = new double[q.Length], dk = new double[k.Length], dv = new double[v.Length];
        Each(rows, lengths, (sample, head, step, keys) =>
        {
            int query = Query(sample, step, head);
            double[] dweights = new double[keys];
            double dot = 0;
            for (int j = 0; j < keys; j++)
            {
                for (int f = 0; f < shape.Size; f++)
                {
                    dweights[j] += dy[query + f] * v[Key(sample, j, head) + f] * Factor(sample, head, step, j);
                    dv[Key(sample, j, head) + f] += kept[Weight(sample, head, step, j)] * dy[query + f];
                }

                dot += dweights[j] * weights[Weight(sample, head, step, j)];
            }

            for (int j = 0; j < keys; j++)
            {
                double dscore = weights[Weight(sample, head, step, j)] * (dweights[j] - dot) / Math.Sqrt(shape.Size);
                for (int f = 0; f < shape.Size; f++)
                {
                    dq[query + f] += dscore * k[Key(sample, j, head) + f];
                    dk[Key(sample, j, head) + f] += dscore * q[query + f];
                }
            }
        });
        return [dq, dk, dv];
    }

    // The logarithm of the sum of exponentials.
    private static double Logarithm(double[] scores)
    {
        double largest = scores.Max();
        return largest + Math.Log(scores.Sum(score => Math.Exp(score - largest)));
    }

    private double[] Scores(double[] q, double[] k, int sample, int head, int step, int keys)
    {
        double[] scores = new double[keys];
        for (int j = 0; j < keys; j++)
        {
            for (int f = 0; f < shape.Size; f++)
            {
                scores[j] += q[Query(sample, step, head) + f] * k[Key(sample, j, head) + f] / Math.Sqrt(shape.Size);
            }
        }

        return scores;
    }

    private void Each(int rows, int[] lengths, Action<int, int, int, int> query)
    {
        for (int i = 0; i < rows * shape.Heads * shape.Steps; i++)
        {
            int step = i % shape.Steps, head = i / shape.Steps % shape.Heads, sample = i / (shape.Steps * shape.Heads);
            int keys = lengths.Length == 0 ? shape.MemorySteps : lengths[sample];
            query(sample, head, step, shape.Causal ? Math.Min(keys, step + 1) : keys);
        }
    }

    private int Query(int sample, int step, int head) => (((sample * shape.Steps) + step) * width) + (head * shape.Size);

    private int Key(int sample, int step, int head) => (((sample * shape.MemorySteps) + step) * width) + (head * shape.Size);

    private int Weight(int sample, int head, int step, int key) => (((((sample * shape.Heads) + head) * shape.Steps) + step) * shape.MemorySteps) + key;

    // The draw of the weight's own element; the rates of the tests have exact thresholds.
    private double Factor(int sample, int head, int step, int j)
    {
        if (key is not { } drawn || shape.Dropout.Rate == 0)
        {
            return 1;
        }

        ulong drawKey = CounterRandom.Key(drawn.Seed, RandomPurpose.Dropout, drawn.Step, shape.Dropout.Layer);
        ulong element = (ulong)((((head * shape.Steps) + step) * shape.MemorySteps) + j);
        return CounterRandom.Bits(drawKey, (ulong)sample, element) < shape.Dropout.Rate * 4294967296.0 ? 0 : 1 / (1 - (double)shape.Dropout.Rate);
    }
}
