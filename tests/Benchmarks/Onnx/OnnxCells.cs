using System;
using System.Linq;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>Recurrent cells as ONNX has them: gates in another order than PyTorch's, both biases in one tensor, a direction in front of each shape.</summary>
internal static class OnnxCells
{
    /// <summary>Adds the node of a cell, [steps, 1, inputs] to [steps, 1, 1, hidden].</summary>
    /// <param name="model">The model.</param>
    /// <param name="kind">Lstm, Gru or Rnn (with tanh).</param>
    /// <param name="hidden">Units.</param>
    /// <param name="x">What it reads.</param>
    /// <param name="y">What it makes.</param>
    /// <param name="names">Names of PyTorch's tensors: weights of input and state, biases of input and state.</param>
    /// <param name="weights">Their values.</param>
    public static void Add(OnnxModel model, string kind, int hidden, string x, string y, string[] names, Func<string, float[]> weights)
    {
        // i f g o as i o f g; r z n as z r n.
        int[] order = kind switch { "Lstm" => [0, 3, 1, 2], "Gru" => [1, 0, 2], _ => [0] };
        float[] Ordered(string name)
        {
            float[] values = weights(name);
            int part = values.Length / order.Length;
            return [.. order.SelectMany(gate => values.Skip(gate * part).Take(part))];
        }

        float[] input = Ordered(names[0]), state = Ordered(names[1]);
        model.Tensor(names[0], input, 1, order.Length * hidden, input.Length / (order.Length * hidden));
        model.Tensor(names[1], state, 1, order.Length * hidden, hidden);
        model.Tensor(names[2], [.. Ordered(names[2]), .. Ordered(names[3])], 1, 2 * order.Length * hidden);
        (string, object)[] attributes = kind == "Gru" ? [("hidden_size", hidden), ("linear_before_reset", 1)] : [("hidden_size", hidden)];
        model.Node(kind.ToUpperInvariant(), [x, names[0], names[1], names[2]], y, attributes);
    }
}
