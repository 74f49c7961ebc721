using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>An ONNX model in the making: nodes in the order of computation and the tensors that they read. One output.</summary>
internal sealed class OnnxModel
{
    /// <summary>Name of the model's first input.</summary>
    public const string Input = "input";

    /// <summary>Name of the model's output.</summary>
    public const string Output = "output";

    // Numbers of fields and types as in the onnx.proto of the standard. Operator set 17 is the newest before pooling and convolution got new versions, which runtimes learn to fuse later.
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int FloatType = 1;
    private const int LongType = 7;
    private const int FloatAttribute = 1;
    private const int IntegerAttribute = 2;
    private const int IntegersAttribute = 7;

    private readonly List<ProtobufWriter> nodes = [];
    private readonly Dictionary<string, ProtobufWriter> tensors = [];

    /// <summary>Name of an input.</summary>
    public static string InputOf(int port) => port == 0 ? Input : $"{Input}{port}";

    /// <summary>Adds a node.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="inputs">Names of values and tensors.</param>
    /// <param name="output">Name of what it makes.</param>
    /// <param name="attributes">Whole numbers, lists of them and numbers of single precision, by name.</param>
    public void Node(string kind, IEnumerable<string> inputs, string output, params (string Name, object Value)[] attributes)
    {
        ProtobufWriter node = new();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(4, kind);
        Array.ForEach(attributes, attribute => node.Message(5, Attribute(attribute.Name, attribute.Value)));
        nodes.Add(node);
    }

    /// <summary>Adds a tensor, unless it has one of that name.</summary>
    public void Tensor(string name, float[] values, params int[] shape)
    {
        if (!tensors.ContainsKey(name))
        {
            ProtobufWriter tensor = new();
            Array.ForEach(shape, extent => tensor.Integer(1, extent));
            tensors.Add(name, tensor.Integer(2, FloatType).Text(8, name).Floats(9, values));
        }
    }

    /// <summary>Adds a tensor of whole numbers, a shape or an index, unless it has one of that name.</summary>
    public void Integers(string name, long[] values, int[] shape)
    {
        if (!tensors.ContainsKey(name))
        {
            ProtobufWriter tensor = new();
            Array.ForEach(shape, extent => tensor.Integer(1, extent));
            tensors.Add(name, tensor.Integer(2, LongType).Text(8, name).Bytes(9, [.. values.SelectMany(BitConverter.GetBytes)]));
        }
    }

    /// <summary>Writes the model as a file has it.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="inputShapes">Shape of each input, the batch first.</param>
    /// <param name="outputShape">Shape of the output, the batch first.</param>
    public void Write(Stream stream, int[][] inputShapes, int[] outputShape)
    {
        ProtobufWriter graph = new ProtobufWriter().Text(2, "network");
        nodes.ForEach(node => graph.Message(1, node));
        foreach (ProtobufWriter tensor in tensors.Values)
        {
            graph.Message(5, tensor);
        }

        for (int port = 0; port < inputShapes.Length; port++)
        {
            graph.Message(11, ValueInfo(InputOf(port), inputShapes[port]));
        }

        graph.Message(12, ValueInfo(Output, outputShape));
        new ProtobufWriter()
            .Integer(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Integer(2, OperatorSet))
            .WriteTo(stream);
    }

    private static ProtobufWriter Attribute(string name, object value)
    {
        ProtobufWriter attribute = new ProtobufWriter().Text(1, name);
        switch (value)
        {
            case float single:
                return attribute.Float(2, single).Integer(20, FloatAttribute);
            case int integer:
                return attribute.Integer(3, integer).Integer(20, IntegerAttribute);
            case int[] integers:
                Array.ForEach(integers, integer => attribute.Integer(8, integer));
                return attribute.Integer(20, IntegersAttribute);
            default:
                throw new ArgumentException($"The attribute {name} is a {value.GetType()}.", nameof(value));
        }
    }

    private static ProtobufWriter ValueInfo(string name, int[] shape)
    {
        ProtobufWriter extents = new();
        foreach (int extent in shape)
        {
            extents.Message(1, new ProtobufWriter().Integer(1, extent));
        }

        ProtobufWriter tensor = new ProtobufWriter().Integer(1, FloatType).Message(2, extents);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
