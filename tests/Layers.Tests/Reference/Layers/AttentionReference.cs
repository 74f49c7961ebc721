using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// Attention of the steps of [T, D] to each other, as torch.nn.MultiheadAttention: <c>softmax(q · kᵀ / √size) · v</c> for each head, where q, k, v are products with the three parts of in_proj_weight.
/// </summary>
public sealed record AttentionReference(int Heads, int Width) : IReferenceLayer
{
    private static readonly string[] Parts = ["query", "key", "value"];

    /// <summary>Whether a step sees itself and earlier ones alone.</summary>
    public bool Causal { get; init; }

    /// <summary>Whether the products have biases.</summary>
    public bool Bias { get; init; } = true;

    public int[] OutputShape(int[] input) => input;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input)
    {
        Dictionary<string, int[]> shapes = new() { ["in_proj_weight"] = [3 * Width, input[1]], ["out_proj.weight"] = [input[1], Width] };
        if (Bias)
        {
            shapes.Add("in_proj_bias", [3 * Width]);
            shapes.Add("out_proj.bias", [input[1]]);
        }

        return shapes;
    }

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows) => Run(x, input, parameters, rows).Output;

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        (_, double[][] parts, double[] weights, double[] gathered) = Run(x, input, parameters, rows);
        ReferenceGradients last = Product(input[1]).Backward(gathered, [input[0], Width], Of(parameters, "out_proj.weight", "out_proj.bias", 0, 1), dy, rows);
        double[][] dparts = [.. parts.Select(part => new double[part.Length])];
        Each(input, rows, (query, key, head, at) =>
        {
            // dL/dweight, and of the softmax: weight · (dL/dweight - Σ weight · dL/dweight).
            double sum = 0;
            for (int other = 0; other < input[0]; other++)
            {
                sum += weights[at - (key % input[0]) + other] * Dot(last.Input, query, parts[2], key - (key % input[0]) + other, head);
            }

            double dscore = weights[at] * (Dot(last.Input, query, parts[2], key, head) - sum) / Math.Sqrt(Width / Heads);
            Add(dparts[0], query, parts[1], key, head, dscore);
            Add(dparts[1], key, parts[0], query, head, dscore);
            Add(dparts[2], key, last.Input, query, head, weights[at]);
        });

        double[] dx = new double[x.Length], dweight = new double[3 * Width * input[1]], dbias = new double[3 * Width];
        for (int part = 0; part < 3; part++)
        {
            ReferenceGradients own = Product(Width).Backward(x, input, Of(parameters, "in_proj_weight", "in_proj_bias", part, 3), dparts[part], rows);
            dx = [.. dx.Zip(own.Input, (a, b) => a + b)];
            own.Parameters["weight"].CopyTo(dweight, part * Width * input[1]);
            own.Parameters.GetValueOrDefault("bias", []).CopyTo(dbias, part * Width);
        }

        Dictionary<string, double[]> gradients = new() { ["in_proj_weight"] = dweight, ["out_proj.weight"] = last.Parameters["weight"] };
        if (Bias)
        {
            gradients.Add("in_proj_bias", dbias);
            gradients.Add("out_proj.bias", last.Parameters["bias"]);
        }

        return new ReferenceGradients(dx, gradients);
    }

    private (double[] Output, double[][] Parts, double[] Weights, double[] Gathered) Run(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[][] parts = [.. Parts.Select((_, part) => Product(Width).Forward(x, input, Of(parameters, "in_proj_weight", "in_proj_bias", part, 3), rows))];
        double[] weights = new double[rows * Heads * input[0] * input[0]], gathered = new double[rows * input[0] * Width];
        Each(input, rows, (query, key, head, at) => weights[at] = Causal && key > query ? 0 : Math.Exp(Dot(parts[0], query, parts[1], key, head) / Math.Sqrt(Width / Heads)));
        for (int at = 0; at < weights.Length; at += input[0])
        {
            double sum = weights.AsSpan(at, input[0]).ToArray().Sum();
            for (int key = 0; key < input[0]; key++)
            {
                weights[at + key] /= sum;
            }
        }

        Each(input, rows, (query, key, head, at) => Add(gathered, query, parts[2], key, head, weights[at]));
        return (Product(input[1]).Forward(gathered, [input[0], Width], Of(parameters, "out_proj.weight", "out_proj.bias", 0, 1), rows), parts, weights, gathered);
    }

    // Query and key are counted through all samples; "at" is the place of their weight.
    private void Each(int[] input, int rows, Action<int, int, int, int> visit)
    {
        int steps = input[0];
        for (int at = 0; at < rows * Heads * steps * steps; at++)
        {
            int row = at / (Heads * steps * steps), head = at / (steps * steps) % Heads;
            visit((row * steps) + (at / steps % steps), (row * steps) + (at % steps), head, at);
        }
    }

    private double Dot(double[] a, int i, double[] b, int j, int head) =>
        Enumerable.Range(head * (Width / Heads), Width / Heads).Sum(feature => a[(i * Width) + feature] * b[(j * Width) + feature]);

    private void Add(double[] to, int i, double[] from, int j, int head, double factor)
    {
        foreach (int feature in Enumerable.Range(head * (Width / Heads), Width / Heads))
        {
            to[(i * Width) + feature] += factor * from[(j * Width) + feature];
        }
    }

    private DenseReference Product(int units) => new(units, Bias);

    private Dictionary<string, double[]> Of(IReadOnlyDictionary<string, double[]> parameters, string weight, string bias, int part, int parts)
    {
        Dictionary<string, double[]> own = new() { ["weight"] = Third(parameters[weight], part, parts) };
        if (Bias)
        {
            own.Add("bias", Third(parameters[bias], part, parts));
        }

        return own;
    }

    private static double[] Third(double[] whole, int part, int parts) => whole[(part * whole.Length / parts)..((part + 1) * whole.Length / parts)];
}
