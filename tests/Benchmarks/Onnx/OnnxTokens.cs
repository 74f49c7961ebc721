extern alias compiler;

using System;
using System.Collections.Generic;
using System.Linq;
using compiler::StaticNets.Generator.Ir;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>
/// Operations on sequences [samples, steps, features] as PyTorch's exporter writes them: matrix products with transposed weights, heads by reshaping, GELU by the error function. Runtimes know these
/// patterns and put their own kernels in their place.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="batch">Samples of a run.</param>
/// <param name="name">Name of a value.</param>
/// <param name="weight">Values of a parameter, or of the part of one that the value is.</param>
internal sealed class OnnxTokens(OnnxModel model, int batch, Func<int, string> name, Func<int, float[]> weight)
{
    private readonly Dictionary<int, Operation> cuts = [];

    /// <summary>Adds the nodes of an operation, or keeps it for the one behind it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="source">The parameter from which a prepared value is made.</param>
    /// <param name="y">Name of what it makes.</param>
    /// <returns>False where it is none of these.</returns>
    public bool TryAdd(Operation operation, Func<int, int> source, string y)
    {
        Geometry shape = operation.Shape;
        int[] reads = [.. operation.Reads];
        switch (operation.Kind)
        {
            case "Patches.Forward":
                cuts.Add(operation.Writes[0], operation);
                break;
            case "Dense.Forward" when cuts.TryGetValue(reads[0], out Operation? cut):
                AddPatches(cut, source(reads[1]), reads[2], y);
                break;
            case "Dense.Forward":
                AddProduct(shape, name(reads[0]), source(reads[1]), reads[2], y);
                break;
            case "Attention.Forward":
                AddAttention(shape, [.. reads[..3].Select(name)], y);
                break;
            case "LayerNorm.Forward":
                model.Node("LayerNormalization", [name(reads[0]), Tensor(reads[1]), Tensor(reads[2])], y, ("axis", -1), ("epsilon", (float)shape.Fields.Single(field => field.Name == "epsilon").Value.Real));
                break;
            case "Transpose.Forward":
                model.Node("Transpose", [name(reads[0])], y, ("perm", (int[])[0, 2, 1]));
                break;
            case "ClassToken.Forward":
                float[] token = weight(reads[1]);
                model.Tensor(y + ".token", [.. Enumerable.Repeat(token, batch).SelectMany(values => values)], batch, 1, token.Length);
                model.Node("Concat", [y + ".token", name(reads[0])], y, ("axis", 1));
                break;
            case "Positions.Forward":
                model.Tensor(y + ".positions", Positions(shape, reads[1]), 1, Size(shape, "steps"), Size(shape, "features"));
                model.Node("Add", [name(reads[0]), y + ".positions"], y);
                break;
            case "Crop.Forward" when Size(shape, "channels") == 1 && Size(shape, "outHeight") == 1 && Size(shape, "outWidth") == Size(shape, "width"):
                model.Integers(y + ".step", [Size(shape, "top")], []);
                model.Node("Gather", [name(reads[0]), y + ".step"], y, ("axis", 1));
                break;
            case "MeanSteps.Forward":
                model.Node("ReduceMean", [name(reads[0])], y, ("axes", (int[])[1]), ("keepdims", 0));
                break;
            case "Map.Forward" when operation.Activation!.Type == "Gelu":
                AddGelu(name(reads[0]), y);
                break;
            default:
                return false;
        }

        return true;
    }

    // y = x * weight' + bias, of all steps.
    private void AddProduct(Geometry shape, string x, int of, int bias, string y)
    {
        (int inputs, int outputs) = (Size(shape, "inputs"), Size(shape, "outputs"));
        float[] values = weight(of), turned = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            turned[(i % inputs * outputs) + (i / inputs)] = values[i];
        }

        model.Tensor(y + ".weight", turned, inputs, outputs);
        float[] added = weight(bias);
        model.Node("MatMul", [x, y + ".weight"], added.Length == 0 ? y : y + ".product");
        if (added.Length > 0)
        {
            model.Tensor(y + ".bias", added, outputs);
            model.Node("Add", [y + ".product", y + ".bias"], y);
        }
    }

    // A convolution whose stride is its window, its planes turned into a sequence.
    private void AddPatches(Operation cut, int of, int bias, string y)
    {
        Geometry shape = cut.Shape;
        int[] window = [Size(shape, "patchHeight"), Size(shape, "patchWidth")];
        float[] values = weight(of);
        int features = values.Length / (Size(shape, "channels") * window[0] * window[1]);
        model.Tensor(y + ".weight", values, features, Size(shape, "channels"), window[0], window[1]);
        string[] reads = [name(cut.Reads[0]), y + ".weight"];
        if (weight(bias) is { Length: > 0 } added)
        {
            model.Tensor(y + ".bias", added, features);
            reads = [.. reads, y + ".bias"];
        }

        model.Node("Conv", reads, y + ".planes", ("kernel_shape", window), ("strides", window));
        model.Integers(y + ".shape", [batch, features, -1], [3]);
        model.Node("Reshape", [y + ".planes", y + ".shape"], y + ".rows");
        model.Node("Transpose", [y + ".rows"], y, ("perm", (int[])[0, 2, 1]));
    }

    private void AddAttention(Geometry shape, string[] parts, string y)
    {
        (int heads, int size, int steps) = (Size(shape, "heads"), Size(shape, "size"), Size(shape, "steps"));
        model.Integers(y + ".heads", [0, 0, heads, size], [4]);
        model.Integers(y + ".joined", [0, 0, heads * size], [3]);
        int[][] orders = [[0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]];
        for (int i = 0; i < 3; i++)
        {
            model.Node("Reshape", [parts[i], y + ".heads"], $"{y}.split{i}");
            model.Node("Transpose", [$"{y}.split{i}"], $"{y}.turned{i}", ("perm", orders[i]));
        }

        model.Node("MatMul", [y + ".turned0", y + ".turned1"], y + ".products");
        model.Tensor(y + ".root", [MathF.Sqrt(size)]);
        model.Node("Div", [y + ".products", y + ".root"], y + ".scores");
        bool causal = Size(shape, "causal") == 1;
        if (causal)
        {
            model.Tensor(y + ".mask", [.. Enumerable.Range(0, steps * steps).Select(i => i % steps > i / steps ? float.NegativeInfinity : 0)], 1, 1, steps, steps);
            model.Node("Add", [y + ".scores", y + ".mask"], y + ".masked");
        }

        model.Node("Softmax", [y + (causal ? ".masked" : ".scores")], y + ".shares", ("axis", -1));
        model.Node("MatMul", [y + ".shares", y + ".turned2"], y + ".gathered");
        model.Node("Transpose", [y + ".gathered"], y + ".steps", ("perm", (int[])[0, 2, 1, 3]));
        model.Node("Reshape", [y + ".steps", y + ".joined"], y);
    }

    private void AddGelu(string x, string y)
    {
        model.Tensor("root2", [MathF.Sqrt(2)]);
        model.Tensor("one", [1]);
        model.Tensor("half", [0.5f]);
        model.Node("Div", [x, "root2"], y + ".scaled");
        model.Node("Erf", [y + ".scaled"], y + ".error");
        model.Node("Add", [y + ".error", "one"], y + ".share");
        model.Node("Mul", [x, y + ".share"], y + ".twice");
        model.Node("Mul", [y + ".twice", "half"], y);
    }

    private float[] Positions(Geometry shape, int trained)
    {
        int features = Size(shape, "features");
        return weight(trained) is { Length: > 0 } values
            ? values
            : [.. Enumerable.Range(0, Size(shape, "steps") * features).Select(i => (float)Math.Sin((i / features / Math.Pow(10000, (double)(i % features / 2 * 2) / features)) + (i % features % 2 * Math.PI / 2)))];
    }

    private string Tensor(int value)
    {
        float[] values = weight(value);
        string tensor = $"tensor{value}";
        model.Tensor(tensor, values, values.Length);
        return tensor;
    }

    private static int Size(Geometry shape, string field) => (int)shape[field];
}
