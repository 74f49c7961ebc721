using System;
using Digits;
using StaticNets.Training;

namespace StaticNets.NativeChecks.Kernels;

/// <summary>LeNet-5's inference and one training step against the same network written out in double precision.</summary>
internal static class Learning
{
    private const int Rows = 2;
    private const float Rate = 0.01f;

    // Sums of 25, 150, 400, 120 and 84 products behind one another. Rounding errors add up like their root (Higham and Mary 2019, doi:10.1137/18M1226312), of magnitudes a few times the result.
    private const double Forwards = 8 * 28;
    private const double Backwards = 32 * 28;

    private static readonly int[] Labels = [3, 8];

    public static void Run(Suite suite)
    {
        LeNet5 network = new(seed: 7);
        Field images = new(Numbers.Positive(Rows * LeNet5.InputLength, 1)), logits = new(Rows * LeNet5.OutputLength);
        double[] pixels = images.Doubles();
        double[] Logits(Func<string, double[]> tensor) => [.. Forward(pixels.AsSpan(0, pixels.Length / 2), tensor), .. Forward(pixels.AsSpan(pixels.Length / 2), tensor)];
        suite.Check("LeNet5.Forward", logits, Expectation.Normwise(Logits(Of(network)), Forwards), _ => network.Forward(images, logits));

        Field before = Sampled(network);
        LeNet5 trained = new(seed: 7);
        using (LeNet5.Training training = new(trained, Rows, new Sgd(Rate), Loss.CrossEntropy, seed: 7))
        {
            training.Step(images, Labels);
            suite.Stack.Measure("LeNet5.Training.Step", () => training.Step(images, Labels));
        }

        // Training once more, on a network of its own, because the step that was measured moved the weights again.
        trained = new LeNet5(seed: 7);
        using (LeNet5.Training training = new(trained, Rows, new Sgd(Rate), Loss.CrossEntropy, seed: 7))
        {
            training.Step(images, Labels);
        }

        Field after = Sampled(trained), moved = new(before.Length);
        double[] gradients = Gradients(network, Logits);
        for (int i = 0; i < moved.Length; i++)
        {
            moved.Span[i] = after.Span[i] - before.Span[i];
            gradients[i] *= -Rate;
        }

        // The difference of two weights below 1 is off by the rounding of the new one.
        double[] bounds = new double[gradients.Length], terms = new double[gradients.Length];
        double largest = 0;
        foreach (double gradient in gradients)
        {
            largest = Math.Max(largest, Math.Abs(gradient));
        }

        Array.Fill(bounds, (Backwards * Expectation.Rounding * largest) + Expectation.Rounding);
        Array.Fill(terms, largest / 10);
        float[] values = moved.Span.ToArray();
        suite.Check("LeNet5.Training.Step", moved, new Expectation(gradients, bounds, terms), _ => values.CopyTo(moved.Span));
    }

    /// <summary>Two weights of every tensor.</summary>
    private static Field Sampled(LeNet5 network)
    {
        float[] sample = new float[2 * network.Parameters.Tensors.Count];
        for (int i = 0; i < sample.Length; i++)
        {
            ReadOnlySpan<float> values = network.Parameters[network.Parameters.Tensors[i / 2].Name];
            sample[i] = values[Place(values.Length, i)];
        }

        return new Field(sample);
    }

    private static int Place(int length, int sample) => sample % 2 == 0 ? length / 3 : length - 1;

    private static Func<string, double[]> Of(LeNet5 network) => name => Array.ConvertAll(network.Parameters[name].ToArray(), value => (double)value);

    /// <summary>The gradients of the mean loss with respect to the weights sampled.</summary>
    private static double[] Gradients(LeNet5 network, Func<Func<string, double[]>, double[]> logits)
    {
        double[] gradients = new double[2 * network.Parameters.Tensors.Count];
        for (int i = 0; i < gradients.Length; i++)
        {
            string moving = network.Parameters.Tensors[i / 2].Name;
            double[] values = Of(network)(moving);
            int place = Place(values.Length, i);
            double[] ofLoss = Differences.Gradient(
                weight =>
                {
                    values[place] = weight[0];
                    return [MeanLoss(logits(name => name == moving ? values : Of(network)(name)))];
                },
                [values[place]],
                [1]);
            gradients[i] = ofLoss[0];
        }

        return gradients;
    }

    private static double MeanLoss(double[] logits)
    {
        double loss = 0;
        for (int row = 0; row < Rows; row++)
        {
            double sum = 0;
            for (int i = 0; i < LeNet5.OutputLength; i++)
            {
                sum += Math.Exp(logits[(row * LeNet5.OutputLength) + i]);
            }

            loss += (Math.Log(sum) - logits[(row * LeNet5.OutputLength) + Labels[row]]) / Rows;
        }

        return loss;
    }

    private static double[] Forward(ReadOnlySpan<double> image, Func<string, double[]> tensor)
    {
        double[] first = Halved(Convolved(image, 1, 32, tensor("conv1.weight"), tensor("conv1.bias")), 28);
        double[] second = Halved(Convolved(first, 6, 14, tensor("conv2.weight"), tensor("conv2.bias")), 10);
        double[] hidden = Product(second, tensor("dense1.weight"), tensor("dense1.bias"), clamps: true);
        return Product(Product(hidden, tensor("dense2.weight"), tensor("dense2.bias"), clamps: true), tensor("dense3.weight"), tensor("dense3.bias"), clamps: false);
    }

    private static double[] Convolved(ReadOnlySpan<double> x, int channels, int size, double[] weight, double[] bias)
    {
        int outSize = size - 4;
        double[] y = new double[bias.Length * outSize * outSize];
        for (int i = 0; i < y.Length; i++)
        {
            int filter = i / (outSize * outSize), row = i / outSize % outSize, column = i % outSize;
            double sum = bias[filter];
            for (int tap = 0; tap < channels * 25; tap++)
            {
                sum += x[(((tap / 25 * size) + row + (tap / 5 % 5)) * size) + column + (tap % 5)] * weight[(filter * channels * 25) + tap];
            }

            y[i] = Math.Max(0, sum);
        }

        return y;
    }

    private static double[] Halved(double[] x, int size)
    {
        double[] y = new double[x.Length / 4];
        for (int i = 0; i < y.Length; i++)
        {
            int from = (i / (size / 2) * 2 * size) + (i % (size / 2) * 2);
            y[i] = Math.Max(Math.Max(x[from], x[from + 1]), Math.Max(x[from + size], x[from + size + 1]));
        }

        return y;
    }

    private static double[] Product(double[] x, double[] weight, double[] bias, bool clamps)
    {
        double[] y = (double[])bias.Clone();
        for (int i = 0; i < weight.Length; i++)
        {
            y[i / x.Length] += weight[i] * x[i % x.Length];
        }

        return clamps ? Array.ConvertAll(y, value => Math.Max(0, value)) : y;
    }
}
