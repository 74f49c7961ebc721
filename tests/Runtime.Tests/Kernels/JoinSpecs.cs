using System;
using System.Linq;
using StaticNets.Runtime.Activations;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>The joins as kernels with fixed sizes, and their definitions by indices.</summary>
internal static class JoinSpecs
{
    /// <summary>Extents of both operands: equal ones, and every axis repeated in one, in the other, in both alternately; runs before, at and after the ends of vectors.</summary>
    public static (int[] A, int[] B)[] Shapes { get; } =
    [
        ([1, 1, 1, 1], [1, 1, 1, 1]), ([1, 1, 1, 37], [1, 1, 1, 37]), ([1, 3, 5, 7], [1, 3, 5, 7]), ([2, 3, 4, 5], [2, 3, 4, 5]),
        ([1, 5, 7, 7], [1, 5, 1, 1]), ([1, 5, 1, 1], [1, 5, 4, 9]), ([1, 1, 1, 1], [1, 3, 4, 16]), ([1, 1, 6, 33], [1, 1, 6, 1]), ([1, 1, 1, 33], [1, 1, 6, 33]),
        ([1, 4, 1, 1], [1, 1, 3, 5]), ([1, 1, 4, 1], [1, 3, 1, 5]), ([1, 3, 1, 5], [1, 3, 4, 1]), ([2, 1, 3, 1], [1, 5, 1, 17]), ([2, 3, 1, 1], [2, 1, 4, 17]), ([1, 3, 4, 1], [2, 3, 4, 5]),
        ([2, 1, 4, 5], [2, 3, 1, 5]),
    ];

    public static JoinShape Shape(int[] a, int[] b) => new(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]);

    public static KernelSpec Forward(bool product, int[] a, int[] b)
    {
        JoinShape shape = Shape(a, b);
        return new KernelSpec
        {
            Name = $"{(product ? "Multiply" : "Add")}.Forward {Text(a)} {Text(b)}",
            Reads = [new(shape.LengthA), new(shape.LengthB)],
            Writes = [new(shape.Length)],
            Run = (team, rows, reads, writes, _) =>
            {
                if (product)
                {
                    Multiply.Forward(team, shape, rows, reads[0].Span, reads[1].Span, writes[0].Span, default(Relu));
                }
                else
                {
                    Add.Forward(team, shape, rows, reads[0].Span, reads[1].Span, writes[0].Span, default(Relu));
                }
            },
            Reference = (rows, reads) =>
            {
                double[] y = new double[rows * shape.Length];
                Each(a, b, rows, (i, j, to) => y[to] = Math.Max(0, product ? reads[0][i] * reads[1][j] : reads[0][i] + reads[1][j]));
                return [y];
            },
        };
    }

    public static KernelSpec MultiplyBackward(int[] a, int[] b)
    {
        JoinShape shape = Shape(a, b);
        return new KernelSpec
        {
            Name = $"Multiply.Backward {Text(a)} {Text(b)}",
            Reads = [new(shape.LengthB), new(shape.Length)],
            Writes = [new(shape.LengthA)],
            Accumulates = true,
            Run = (team, rows, reads, writes, accumulate) => Multiply.Backward(team, shape, rows, reads[0].Span, reads[1].Span, writes[0].Span, accumulate),
            Reference = (rows, reads) =>
            {
                double[] da = new double[rows * shape.LengthA];
                Each(a, b, rows, (i, j, to) => da[i] += reads[0][j] * reads[1][to]);
                return [da];
            },
        };
    }

    public static KernelSpec AddBackward(int[] a, int[] b)
    {
        int[] result = [.. a.Zip(b, Math.Max)];
        JoinShape shape = Shape(a, result);
        return new KernelSpec
        {
            Name = $"Add.Backward {Text(a)} {Text(result)}",
            Reads = [new(shape.Length)],
            Writes = [new(shape.LengthA)],
            Accumulates = true,
            Run = (team, rows, reads, writes, accumulate) => Add.Backward(team, shape, rows, reads[0].Span, writes[0].Span, accumulate),
            Reference = (rows, reads) =>
            {
                double[] da = new double[rows * shape.LengthA];
                Each(a, result, rows, (i, _, to) => da[i] += reads[0][to]);
                return [da];
            },
        };
    }

    /// <summary>Two of three operands of a concatenation keep what a third one's call wrote: the result is read back too.</summary>
    public static KernelSpec ConcatBackward(ConcatShape shape) => new()
    {
        Name = $"Concat.Backward {shape.Outer} x {shape.Part} at {shape.At} of {shape.Total}",
        Reads = [new(shape.TotalLength)],
        Writes = [new(shape.Length)],
        Accumulates = true,
        Run = (team, rows, reads, writes, accumulate) => Concat.Backward(team, shape, rows, reads[0].Span, writes[0].Span, accumulate),
        Reference = (rows, reads) => [[.. Enumerable.Range(0, rows * shape.Length).Select(i => reads[0][(i / shape.Part * shape.Total) + shape.At + (i % shape.Part)])]],
    };

    /// <summary>Calls with the indices of a, b and the result for each value of the result.</summary>
    private static void Each(int[] a, int[] b, int rows, Action<int, int, int> visit)
    {
        int[] extent = [.. a.Zip(b, Math.Max)];
        int length = extent.Aggregate(1, (product, n) => product * n);
        for (int to = 0; to < rows * length; to++)
        {
            int rest = to % length, stepA = 1, stepB = 1, i = 0, j = 0;
            for (int axis = 3; axis >= 0; axis--)
            {
                int at = rest % extent[axis];
                rest /= extent[axis];
                i += a[axis] == 1 ? 0 : at * stepA;
                j += b[axis] == 1 ? 0 : at * stepB;
                stepA *= a[axis];
                stepB *= b[axis];
            }

            visit(i + (to / length * stepA), j + (to / length * stepB), to);
        }
    }

    private static string Text(int[] extents) => "[" + string.Join(", ", extents) + "]";
}
