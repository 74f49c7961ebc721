using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Kernels;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

public class LocalResponseNormTests
{
    public static IEnumerable<object[]> Sizes()
    {
        Random random = new(41);
        int[] inner = [1, 3, 5, 7, 9, 15, 17, 31, 33, 64, 81];
        float[] betas = [0.75f, 0.5f, 1, 0.6f];
        for (int i = 0; i < 22; i++)
        {
            yield return [random.Next(1, 10), inner[i % 11], random.Next(1, 8), betas[i % 4]];
        }

        yield return [600, 9, 555, 0.75f];
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Local_response_norm_keeps_its_contract(int channels, int inner, int size, float beta) =>
        Check(new(channels, inner, size, 0.3f, beta, 1.5f), rows: 2);

    [Fact]
    public void A_large_batch_is_shared_out_and_keeps_its_bits() => Check(new(16, 81, 5, 1e-4f, 0.75f, 2), rows: 24);

    [Fact]
    public void The_written_out_gradient_agrees_with_central_differences()
    {
        LocalResponseNormShape shape = new(7, 2, 4, 0.5f, 0.6f, 1.5f);
        Random random = new(42);
        double[] x = Array.ConvertAll(new double[14], _ => (double)KernelCheck.Normal(random));
        double[] dy = Array.ConvertAll(new double[14], _ => (double)KernelCheck.Normal(random));
        Differences.Agree(Differences.Gradient(v => Forward(shape, v), x, dy), Backward(shape, x, dy), "dx");
    }

    private static void Check(LocalResponseNormShape shape, int rows)
    {
        KernelCheck.All(
            new()
            {
                Name = $"lrn {shape.Channels} {shape.Inner} {shape.Size} {shape.Beta}",
                Reads = [new(shape.Length)],
                Writes = [new(shape.Length)],
                Run = (team, n, r, w, _) => LocalResponseNorm.Forward(team, shape, n, r[0].Span, w[0].Span),
                Reference = (n, r) => [Forward(shape, r[0])],
            },
            rows,
            seed: 43);
        KernelCheck.All(
            new()
            {
                Name = $"lrn backward {shape.Channels} {shape.Inner} {shape.Size} {shape.Beta}",
                Reads = [new(shape.Length), new(shape.Length)],
                Writes = [new(shape.Length)],
                Accumulates = true,
                Run = (team, n, r, w, accumulate) => LocalResponseNorm.Backward(team, shape, n, r[0].Span, r[1].Span, w[0].Span, accumulate),
                Reference = (n, r) => [Backward(shape, r[0], r[1])],
            },
            rows,
            seed: 44);
    }

    // torch: x² padded with size / 2 channels before and (size - 1) / 2 after, averaged over size.
    private static IEnumerable<int> Window(LocalResponseNormShape s, int i)
    {
        int channel = i / s.Inner % s.Channels;
        return from offset in Enumerable.Range(-(s.Size / 2), s.Size)
               where channel + offset >= 0 && channel + offset < s.Channels
               select i + (offset * s.Inner);
    }

    private static double Divisor(LocalResponseNormShape s, double[] x, int i) => s.K + ((double)s.Alpha * Window(s, i).Sum(j => x[j] * x[j]) / s.Size);

    private static double[] Forward(LocalResponseNormShape s, double[] x) => [.. x.Select((value, i) => value / Math.Pow(Divisor(s, x, i), s.Beta))];

    private static double[] Backward(LocalResponseNormShape s, double[] x, double[] dy)
    {
        double[] dx = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double d = Divisor(s, x, i);
            dx[i] += dy[i] * Math.Pow(d, -s.Beta);
            double inner = -s.Beta * Math.Pow(d, -(double)s.Beta - 1) * dy[i] * x[i] * 2 * s.Alpha / s.Size;
            foreach (int j in Window(s, i))
            {
                dx[j] += inner * x[j];
            }
        }

        return dx;
    }
}
