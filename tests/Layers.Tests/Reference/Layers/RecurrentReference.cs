using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>A recurrent layer over [T, D]: several cells on top of each other, in one direction or both, with PyTorch's parameters.</summary>
/// <param name="Cell">One step of one unit.</param>
/// <param name="Hidden">Units of a direction.</param>
public sealed record RecurrentReference(CellReference Cell, int Hidden) : IReferenceLayer
{
    public int Layers { get; init; } = 1;

    public bool Bidirectional { get; init; }

    public bool Reverse { get; init; }

    public bool Bias { get; init; } = true;

    private int Directions => Bidirectional ? 2 : 1;

    private int Sums => Cell.Gates * Hidden;

    public int[] OutputShape(int[] input) => [input[0], Directions * Hidden];

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        Dictionary<string, int[]> shapes = [];
        foreach ((int layer, int direction) in Places())
        {
            shapes.Add("weight_ih" + Suffix(layer, direction), [Sums, layer == 0 ? input[1] : Directions * Hidden]);
            shapes.Add("weight_hh" + Suffix(layer, direction), [Sums, Hidden]);
            if (Bias)
            {
                shapes.Add("bias_ih" + Suffix(layer, direction), [Sums]);
                shapes.Add("bias_hh" + Suffix(layer, direction), [Sums]);
            }
        }

        return shapes;
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) =>
        [.. x.Chunk(Plane.Count(input)).SelectMany(sample => Outputs(sample, input, parameters).Last())];

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        Dictionary<string, double[]> gradients = parameters.ToDictionary(pair => pair.Key, pair => new double[pair.Value.Length]);
        List<double> dx = [];
        foreach ((double[] sample, double[] above) in x.Chunk(Plane.Count(input)).Zip(dy.Chunk(input[0] * Directions * Hidden)))
        {
            List<double[]> outputs = Outputs(sample, input, parameters);
            double[] d = above;
            for (int layer = Layers - 1; layer >= 0; layer--)
            {
                double[] below = new double[outputs[layer].Length];
                for (int direction = 0; direction < Directions; direction++)
                {
                    Walk(layer, direction, parameters, input[0], outputs[layer]).Back(d, below, gradients);
                }

                d = below;
            }

            dx.AddRange(d);
        }

        return new ReferenceGradients([.. dx], gradients);
    }

    /// <summary>One sample: the input, then the output of each layer.</summary>
    private List<double[]> Outputs(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters)
    {
        List<double[]> outputs = [x];
        for (int layer = 0; layer < Layers; layer++)
        {
            double[] y = new double[input[0] * Directions * Hidden];
            for (int direction = 0; direction < Directions; direction++)
            {
                Walk(layer, direction, parameters, input[0], outputs[layer]).Write(y);
            }

            outputs.Add(y);
        }

        return outputs;
    }

    private RecurrentWalk Walk(int layer, int direction, IReadOnlyDictionary<string, double[]> parameters, int steps, double[] x) =>
        new(Cell, Hidden, steps, direction == 1 || Reverse, direction * Hidden, Directions * Hidden, Suffix(layer, direction), parameters, x);

    private IEnumerable<(int Layer, int Direction)> Places() => Enumerable.Range(0, Layers).SelectMany(layer => Enumerable.Range(0, Directions).Select(direction => (layer, direction)));

    private static string Suffix(int layer, int direction) => $"_l{layer}{(direction == 1 ? "_reverse" : "")}";
}
