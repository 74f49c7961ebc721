using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Benchmarks.Onnx;

/// <summary>Builds an ONNX model layer by layer: each takes the value before it. Weights are those of a StaticNets network, by name.</summary>
/// <param name="parameters">The weights.</param>
/// <param name="inputShape">Shape of the input, the batch first.</param>
internal sealed class OnnxGraph(ParameterSet parameters, params int[] inputShape)
{
    /// <summary>Name of the model's input.</summary>
    public const string Input = "input";

    /// <summary>Name of the model's output.</summary>
    public const string Output = "output";

    // Numbers of fields and types as in the onnx.proto of the standard; IR version 8 with operator set 17.
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int FloatType = 1;
    private const int IntegerAttribute = 2;
    private const int IntegersAttribute = 7;

    private readonly List<ProtobufWriter> nodes = [];
    private readonly List<ProtobufWriter> tensors = [];
    private string value = Input;

    /// <summary>A convolution with stride 1 and no padding.</summary>
    public OnnxGraph Conv(string name, int window) => Node("Conv", Weights(name), Integers("kernel_shape", window, window));

    /// <summary>A dense layer: x·Wᵀ + b.</summary>
    public OnnxGraph Dense(string name) => Node("Gemm", Weights(name), Integer("transB", 1));

    /// <summary>max(x, 0).</summary>
    public OnnxGraph Relu() => Node("Relu", []);

    /// <summary>Maxima of windows of 2x2, side by side.</summary>
    public OnnxGraph MaxPool() => Node("MaxPool", [], Integers("kernel_shape", 2, 2), Integers("strides", 2, 2));

    /// <summary>Everything but the batch as one axis.</summary>
    public OnnxGraph Flatten() => Node("Flatten", [], Integer("axis", 1));

    /// <summary>The model as the bytes of a file.</summary>
    /// <param name="outputLength">Values of the output of one sample.</param>
    public byte[] Build(int outputLength)
    {
        // The last value gets the output's name.
        nodes.Add(new ProtobufWriter().Text(1, value).Text(2, Output).Text(4, "Identity"));
        ProtobufWriter graph = new ProtobufWriter().Text(2, "network");
        nodes.ForEach(node => graph.Message(1, node));
        tensors.ForEach(tensor => graph.Message(5, tensor));
        graph.Message(11, ValueInfo(Input, inputShape)).Message(12, ValueInfo(Output, [inputShape[0], outputLength]));
        return new ProtobufWriter()
            .Integer(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufWriter().Text(1, "").Integer(2, OperatorSet))
            .ToArray();
    }

    private static ProtobufWriter Integer(string name, long value) =>
        new ProtobufWriter().Text(1, name).Integer(3, value).Integer(20, IntegerAttribute);

    private static ProtobufWriter Integers(string name, params int[] values)
    {
        ProtobufWriter attribute = new ProtobufWriter().Text(1, name);
        Array.ForEach(values, value => attribute.Integer(8, value));
        return attribute.Integer(20, IntegersAttribute);
    }

    private static ProtobufWriter ValueInfo(string name, int[] shape)
    {
        ProtobufWriter extents = new();
        Array.ForEach(shape, extent => extents.Message(1, new ProtobufWriter().Integer(1, extent)));
        ProtobufWriter tensor = new ProtobufWriter().Integer(1, FloatType).Message(2, extents);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }

    private string[] Weights(string layer) => [Tensor($"{layer}.weight"), Tensor($"{layer}.bias")];

    private string Tensor(string name)
    {
        ProtobufWriter tensor = new();
        foreach (int extent in parameters.Tensors.Single(info => info.Name == name).Shape)
        {
            tensor.Integer(1, extent);
        }

        tensors.Add(tensor.Integer(2, FloatType).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(parameters[name])));
        return name;
    }

    private OnnxGraph Node(string kind, string[] weights, params ProtobufWriter[] attributes)
    {
        ProtobufWriter node = new ProtobufWriter().Text(1, value);
        Array.ForEach(weights, name => node.Text(1, name));
        value = $"value{nodes.Count}";
        node.Text(2, value).Text(4, kind);
        Array.ForEach(attributes, attribute => node.Message(5, attribute));
        nodes.Add(node);
        return this;
    }
}
