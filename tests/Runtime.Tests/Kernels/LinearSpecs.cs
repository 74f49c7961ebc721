using System;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>
/// Specs of a linear kernel from one plain double function of a sample. Its gradient is its adjoint, found from the images of the unit
/// vectors: for a linear function central differences give exactly these numbers.
/// </summary>
internal static class LinearSpecs
{
    public static KernelSpec Forward(string name, int inputs, int outputs, Func<double[], double[]> sample, KernelRun run) => new()
    {
        Name = name,
        Reads = [new(inputs)],
        Writes = [new(outputs)],
        Run = run,
        Reference = (rows, r) => [Samples(rows, r[0], inputs, sample)],
    };

    public static KernelSpec Backward(string name, int inputs, int outputs, Func<double[], double[]> sample, KernelRun run)
    {
        double[][] images = new double[inputs][];
        for (int i = 0; i < inputs; i++)
        {
            double[] unit = new double[inputs];
            unit[i] = 1;
            images[i] = sample(unit);
        }

        return new()
        {
            Name = name + " backward",
            Reads = [new(outputs)],
            Writes = [new(inputs)],
            Accumulates = true,
            Run = run,
            Reference = (rows, r) => [Samples(rows, r[0], outputs, dy => Array.ConvertAll(images, image => Dot(image, dy)))],
        };
    }

    private static double[] Samples(int rows, double[] values, int length, Func<double[], double[]> sample)
    {
        double[][] results = new double[rows][];
        for (int row = 0; row < rows; row++)
        {
            results[row] = sample(values.AsSpan(row * length, length).ToArray());
        }

        return [.. System.Linq.Enumerable.SelectMany(results, result => result)];
    }

    private static double Dot(double[] a, double[] b)
    {
        double total = 0;
        for (int i = 0; i < a.Length; i++)
        {
            total += a[i] * b[i];
        }

        return total;
    }
}
