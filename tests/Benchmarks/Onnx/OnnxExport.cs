extern alias compiler;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using compiler::StaticNets.Generator.Ir;
using compiler::StaticNets.Generator.Lowering;
using Operations = compiler::StaticNets.Generator.Ir.Program;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>
/// A network as an ONNX model: one node for each operation of its inference pass before anything is fused, so that the other side fuses as it likes. Works for any network whose operations
/// have a counterpart.
/// </summary>
internal sealed class OnnxExport
{
    private readonly OnnxModel model = new();
    private readonly Operations program;
    private readonly CheckedNetwork network;
    private readonly Func<string, float[]> weights;
    private readonly OnnxTokens? tokens;
    private readonly Dictionary<int, int> sources;
    private readonly Dictionary<int, int> ranks = [];
    private readonly Dictionary<int, List<int>> parts = [];
    private readonly Dictionary<int, Operation> inputParts = [];
    private bool finished;

    private OnnxExport(CheckedNetwork network, Operations program, int batch, Func<string, float[]> weights)
    {
        this.network = network;
        this.program = program;
        this.weights = weights;

        // Recurrent cells have their steps first, all else its samples.
        tokens = program.Forward.Any(operation => operation.Shape.Type == "RecurrentShape") ? null : new OnnxTokens(model, batch, Name, Values);
        sources = program.Prepare.ToDictionary(operation => operation.Writes[0], operation => operation.Reads[0]);
        foreach (Value input in program.Values.Where(value => value.Role == ValueRole.Input))
        {
            ranks[input.Id] = input.Shape.Rank + 1;
        }
    }

    /// <summary>Writes the model of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">Samples of a run.</param>
    /// <param name="weights">The values of a tensor, by its name.</param>
    /// <param name="stream">Where to.</param>
    /// <exception cref="NotSupportedException">An operation has no counterpart.</exception>
    public static void Write(CheckedNetwork network, int batch, Func<string, float[]> weights, Stream stream)
    {
        Operations program = Lowerer.Lower(network, Purpose.Inference);
        OnnxExport export = new(network, program, batch, weights);
        foreach (Operation operation in program.Forward)
        {
            export.Add(operation);
        }

        Value output = program.Values[program.Outputs[0]];
        if (!export.finished)
        {
            export.model.Node("Flatten", [export.Name(output.Id)], OnnxModel.Output, ("axis", 1));
        }

        int[][] given = [.. network.Inputs.Select(input => input.Shape.Rank == 2 && export.tokens is null ? (int[])[input.Shape[0], batch, input.Shape[1]] : [batch, .. input.Shape.Extents])];
        int[] made = (export.finished, export.ranks[output.Id]) switch
        {
            (true, 4) => [output.Shape[0], 1, batch, output.Shape[1]],
            (true, 3) => [batch, .. output.Shape.Extents],
            _ => [batch, (int)output.Length],
        };
        export.model.Write(stream, given, made);
    }

    private void Add(Operation operation)
    {
        Geometry shape = operation.Shape;
        int[] reads = [.. operation.Reads];
        if (tokens is not null && program.Values[operation.Writes[0]].Shape.Rank == 2 | program.Values[reads[0]].Shape.Rank == 2)
        {
            AddToSequences(operation);
            return;
        }

        switch (operation.Kind)
        {
            case "Conv.Forward":
                Node("Conv", operation, reads, 4, [.. Window(shape), ("group", Size(shape, "groups")), ("dilations", Pair(shape, "dilation"))]);
                break;
            case "Dense.Forward" when shape["steps"] == 1 && !IsInputPart(operation):
                Node("Gemm", operation, [Flat(reads[0]), .. reads[1..]], 2, [("transB", 1)]);
                break;
            case "Dense.Forward":
                // The input's part of a cell; the node of the cell takes both.
                inputParts.Add(operation.Writes[0], operation);
                break;
            case "Lstm.Forward" or "Gru.Forward" or "Rnn.Forward":
                AddCell(operation);
                break;
            case "BatchNorm.Forward":
                Node("BatchNormalization", operation, reads, ranks[reads[0]], [("epsilon", Real(shape, "epsilon"))]);
                break;
            case "LocalResponseNorm.Forward":
                Node("LRN", operation, reads, 4, [("size", Size(shape, "size")), ("alpha", Real(shape, "alpha")), ("beta", Real(shape, "beta")), ("bias", Real(shape, "k"))]);
                break;
            case "MaxPool.Forward":
                // Padding never is the largest value: so windows that reach over the edge are written as more of it, which runtimes are quicker with than with rounding up.
                Node("MaxPool", operation, reads, 4, [.. Window(shape, Over(shape, "Height"), Over(shape, "Width")), ("dilations", Pair(shape, "dilation"))]);
                break;
            case "AvgPool.Forward":
                Node("AveragePool", operation, reads, 4, [.. Window(shape), ("ceil_mode", Over(shape, "Height") + Over(shape, "Width") > 0 ? 1 : 0), ("count_include_pad", Size(shape, "countIncludePad"))]);
                break;
            case "AdaptiveAvgPool.Forward" when shape["outHeight"] == 1 && shape["outWidth"] == 1:
                Node("GlobalAveragePool", operation, reads, 4, []);
                break;
            case "Softmax.Forward" when shape["steps"] == 1:
                Node("Softmax", operation, reads, ranks[reads[0]], [("axis", 1)]);
                break;
            case "Add.Forward" or "Multiply.Forward":
                Node(operation.Kind == "Add.Forward" ? "Add" : "Mul", operation, reads, ranks[reads[0]], []);
                break;
            case "Concat.Forward" when shape["outer"] == 1:
                AddPart(operation);
                break;
            case "Map.Forward":
                AddActivation(operation);
                break;
            default:
                throw Unknown(operation);
        }
    }

    // Of a sequence, or to one.
    private void AddToSequences(Operation operation)
    {
        int write = operation.Writes[0];
        ranks[write] = program.Values[write].Shape.Rank + 1;
        finished |= write == program.Outputs[0];
        if (tokens!.TryAdd(operation, value => sources.GetValueOrDefault(value, value), Name(write)))
        {
            return;
        }

        switch (operation.Kind)
        {
            case "Add.Forward":
                model.Node("Add", operation.Reads.Select(Name), Name(write));
                break;
            case "Map.Forward" when operation.Activation!.Type is "Relu" or "Tanh" or "Sigmoid":
                model.Node(operation.Activation.Type, operation.Reads.Select(Name), Name(write));
                break;
            default:
                throw Unknown(operation);
        }
    }

    private bool IsInputPart(Operation operation) => program.Forward.Any(other => other.Shape.Type == "RecurrentShape" && other.Reads[0] == operation.Writes[0]);

    // One sample: a sequence is [T, 1, D] to the other side, the same numbers.
    private void AddCell(Operation operation)
    {
        Operation input = inputParts[operation.Reads[0]];
        Operation biases = program.Prepare.Single(prepared => prepared.Writes[0] == input.Reads[2]);
        string[] names = [.. new[] { sources[input.Reads[1]], sources[operation.Reads[1]], biases.Reads[0], biases.Reads[1] }.Select(value => program.Values[value].Name)];
        int write = operation.Writes[0];
        ranks[write] = 4;
        finished |= write == program.Outputs[0];
        OnnxCells.Add(model, operation.Kind.Split('.')[0], Size(operation.Shape, "hidden"), Name(input.Reads[0]), Name(write), names, weights);
    }

    private void AddActivation(Operation operation)
    {
        ActivationCall activation = operation.Activation!;
        int rank = ranks[operation.Reads[0]];
        if (activation.Type == "Relu6")
        {
            model.Tensor("zero", [0]);
            model.Tensor("six", [6]);
            ranks[operation.Writes[0]] = rank;
            model.Node("Clip", [Name(operation.Reads[0]), "zero", "six"], Name(operation.Writes[0]));
            return;
        }

        (string kind, (string, object)[] attributes) = activation.Type switch
        {
            "Relu" or "Sigmoid" or "Tanh" or "HardSwish" or "Softplus" or "Softsign" or "Identity" => (activation.Type, ((string, object)[])[]),
            "LeakyRelu" or "Elu" => (activation.Type, [("alpha", (float)activation.Arguments[0])]),
            "HardSigmoid" => ("HardSigmoid", [("alpha", 1 / 6f), ("beta", 0.5f)]),
            _ => throw new NotSupportedException($"{operation.Layer}: {activation.Type} has no counterpart in ONNX here."),
        };
        Node(kind, operation, [.. operation.Reads], rank, attributes);
    }

    // Each operand is copied by an operation of its own; together they are one node.
    private void AddPart(Operation operation)
    {
        int whole = operation.Writes[0];
        List<int> of = parts.TryGetValue(whole, out List<int>? known) ? known : parts[whole] = [];
        of.Add(operation.Reads[0]);
        if (of.Sum(part => program.Values[part].Length) == program.Values[whole].Length)
        {
            Node("Concat", operation, [.. of], ranks[of[0]], [("axis", 1)]);
        }
    }

    private void Node(string kind, Operation operation, int[] reads, int rank, (string Name, object Value)[] attributes)
    {
        int write = operation.Writes[0];
        ranks[write] = rank;
        finished |= write == program.Outputs[0] && rank == 2;
        bool activated = operation.Kind != "Map.Forward" && operation.Activation is { IsIdentity: false };
        if (activated)
        {
            throw new NotSupportedException($"{operation.Layer}: {operation.Kind} is fused with {operation.Activation!.Type}.");
        }

        model.Node(kind, reads.Where(read => read < 0 || program.Values[read].Role != ValueRole.Nothing).Select(Name), Name(write), attributes);
    }

    /// <summary>A value as a matrix of samples, by a node of its own where it is an image.</summary>
    private int Flat(int value)
    {
        if (ranks[value] == 2)
        {
            return value;
        }

        int flat = -value - 1;
        if (ranks.TryAdd(flat, 2))
        {
            // Of a cell [steps, 1, samples, features] every step is a row.
            model.Node("Flatten", [Name(value)], Name(flat), ("axis", inputParts.Count > 0 ? 3 : 1));
        }

        return flat;
    }

    private string Name(int id)
    {
        if (id < 0)
        {
            return $"flat{-id - 1}";
        }

        // What is derived from a weight stands for the weight.
        Value value = program.Values[sources.TryGetValue(id, out int source) ? source : id];
        switch (value.Role)
        {
            case ValueRole.Input:
                return OnnxModel.InputOf(value.Port);
            case ValueRole.Parameter or ValueRole.State:
                model.Tensor(value.Name, weights(value.Name), [.. value.Shape.Extents]);
                return value.Name;
            default:
                return finished && value.Id == program.Outputs[0] ? OnnxModel.Output : $"value{value.Id}";
        }
    }

    /// <summary>The numbers of a parameter, or of the part of one that a value is; none of what there is not.</summary>
    private float[] Values(int id)
    {
        Value value = program.Values[id];
        return value.Role == ValueRole.Nothing ? [] : weights(network.Tensors[value.Port].Name).AsSpan((int)(value.Offset - network.Tensors[value.Port].Offset), (int)value.Length).ToArray();
    }

    private static NotSupportedException Unknown(Operation operation) => new($"{operation.Layer}: {operation.Kind} has no counterpart in ONNX here.");

    private static (string, object)[] Window(Geometry shape, int below = 0, int right = 0) =>
    [
        ("kernel_shape", Pair(shape, "window")),
        ("strides", Pair(shape, "stride")),
        ("pads", (int[])[Size(shape, "padTop"), Size(shape, "padLeft"), Size(shape, "padBottom") + below, Size(shape, "padRight") + right]),
    ];

    /// <summary>Elements by which a pool's last window reaches over the padded edge of an axis; 0: it does not.</summary>
    private static int Over(Geometry shape, string axis)
    {
        int span = (Size(shape, "dilation" + axis) * (Size(shape, "window" + axis) - 1)) + 1;
        int padded = axis == "Height" ? Size(shape, "height") + Size(shape, "padTop") + Size(shape, "padBottom") : Size(shape, "width") + Size(shape, "padLeft") + Size(shape, "padRight");
        return Math.Max(0, ((Size(shape, "out" + axis) - 1) * Size(shape, "stride" + axis)) + span - padded);
    }

    private static int[] Pair(Geometry shape, string name) => [Size(shape, name + "Height"), Size(shape, name + "Width")];

    private static int Size(Geometry shape, string name) => (int)shape[name];

    private static float Real(Geometry shape, string name) => (float)shape.Fields.First(field => field.Name == name).Value.Real;
}
