using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// <c>Sum</c>, <c>Product</c> or <c>Concat</c> of operands that lie behind one another in each sample of x: a person declares them as branches that cut them out.
/// </summary>
/// <param name="Join">The layer's name in the language.</param>
/// <param name="Operands">Their shapes.</param>
public sealed record JoinReference(string Join, int[][] Operands) : IReferenceLayer
{
    private int Axis => Operands[0].Length is 2 or 4 ? 1 : 0;

    public int[] OutputShape(int[] input) =>
        [.. Enumerable.Range(0, Operands[0].Length).Select(axis => Join == "Concat" && axis == Axis ? Operands.Sum(shape => shape[axis]) : Operands.Max(shape => shape[axis]))];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * Plane.Count(OutputShape(input))];
        Each(rows, (to, from) => y[to] = Join == "Product" ? from.Aggregate(1.0, (product, at) => product * x[at]) : from.Sum(at => x[at]));
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        Each(rows, (to, from) =>
        {
            for (int operand = 0; operand < from.Length; operand++)
            {
                double others = Join == "Product" ? from.Where((_, i) => i != operand).Aggregate(1.0, (product, at) => product * x[at]) : 1;
                dx[from[operand]] += dy[to] * others;
            }
        });
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    /// <summary>Calls with the index of each result and those of what it is made of.</summary>
    private void Each(int rows, Action<int, int[]> visit)
    {
        int[] output = OutputShape([]);
        int sample = Operands.Sum(Plane.Count), length = Plane.Count(output);
        for (int to = 0; to < rows * length; to++)
        {
            int[] position = Position(to % length, output);
            List<int> from = [];
            int before = to / length * sample, channel = 0;
            foreach (int[] shape in Operands)
            {
                int[] own = [.. position];
                own[Axis] -= Join == "Concat" ? channel : 0;
                if (Join != "Concat" || (own[Axis] >= 0 && own[Axis] < shape[Axis]))
                {
                    from.Add(before + shape.Select((extent, axis) => (extent, axis)).Aggregate(0, (index, along) => (index * along.extent) + (along.extent == 1 ? 0 : own[along.axis])));
                }

                before += Plane.Count(shape);
                channel += shape[Axis];
            }

            visit(to, [.. from]);
        }
    }

    private static int[] Position(int index, int[] shape)
    {
        int[] position = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (index, position[axis]) = (index / shape[axis], index % shape[axis]);
        }

        return position;
    }
}
