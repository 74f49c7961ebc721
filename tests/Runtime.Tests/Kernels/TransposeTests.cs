using System;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Transposes of sizes around the squares and strips in which they are done.</summary>
public class TransposeTests
{
    private static readonly int[] Extents = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100];

    [Fact]
    public void Every_element_gets_to_its_place()
    {
        const int Rows = 2;
        foreach (int height in Extents)
        {
            foreach (int width in Extents)
            {
                TransposeShape shape = new(height, width);
                float[] x = Floats.Uniform(Rows * height * width, seed: height), expected = new float[x.Length], sums = new float[x.Length], start = Floats.Uniform(x.Length, seed: width);
                for (int i = 0; i < x.Length; i++)
                {
                    int sample = i / (height * width), row = i / width % height, column = i % width, to = (sample * height * width) + (column * height) + row;
                    expected[to] = x[i];
                    sums[to] = start[to] + x[i];
                }

                using GuardedBuffer from = new(x), y = new(x.Length);
                Transpose.Forward(Team.Alone, in shape, Rows, from.Span, y.Span);
                Floats.SameBits(expected, y.Span, $"{height} x {width}");
                start.CopyTo(y.Span);
                Transpose.Backward(Team.Alone, new TransposeShape(width, height), Rows, from.Span, y.Span, accumulate: true);
                Floats.SameBits(sums, y.Span, $"{height} x {width}, added");
                y.Check();
                Floats.SameBits(expected, Teams.SameBits(x.Length, (team, result) => Transpose.Forward(team, in shape, Rows, x, result)), "shared out");
            }
        }

        // Negative control: as it was, it is something else.
        Assert.False(new float[] { 1, 2, 3, 4 }.AsSpan().SequenceEqual(Turned([1, 2, 3, 4])));
    }

    private static float[] Turned(float[] x)
    {
        float[] y = new float[x.Length];
        Transpose.Forward(Team.Alone, new TransposeShape(2, 2), 1, x, y);
        return y;
    }
}
