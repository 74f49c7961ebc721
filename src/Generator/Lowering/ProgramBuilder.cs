using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <summary>A program while it is being built: its values, by what they are, and its operations so far.</summary>
internal sealed partial class ProgramBuilder(CheckedNetwork network, Purpose purpose)
{
    private readonly List<Value> values = [];
    private readonly List<Operation> prepare = [];
    private readonly List<Operation> forward = [];
    private readonly Dictionary<string, int> named = new(StringComparer.Ordinal);
    private readonly int?[] ofGraph = new int?[network.Signals.Count];
    private readonly Dictionary<string, int> tensors = Enumerable.Range(0, network.Tensors.Count).ToDictionary(index => network.Tensors[index].Name, StringComparer.Ordinal);
    private readonly List<(int Copy, int Original)> copies = [];
    private readonly HashSet<int> lossValues = [];

    public Purpose Purpose => purpose;

    public CheckedNetwork Network => network;

    public int OfGraph(int graphValue) => ofGraph[graphValue]!.Value;

    public bool IsTokens(int graphValue) => network.Inputs.Any(input => input.Value == graphValue && input.Tokens);

    public int Add(string name, ValueRole role, Shape shape, int port = 0, long offset = -1, bool tokens = false, int steps = 1)
    {
        values.Add(new Value(values.Count, name, role, shape, port, offset) { Tokens = tokens, Steps = steps });
        return values.Count - 1;
    }

    /// <summary>An empty value: what a layer does without.</summary>
    public int Nothing() => Named("<nothing>", ValueRole.Nothing, Shape.Of(0));

    /// <summary>The caller's input; one that nothing reads is a parameter all the same.</summary>
    public void AddInput(GraphInput input, bool isRead)
    {
        int port = network.Inputs.ToList().IndexOf(input);
        if (!input.Interleaved)
        {
            ofGraph[input.Value] = Add(input.Name, ValueRole.Input, input.Shape, port, tokens: input.Tokens);
            return;
        }

        // Pixels come as [H, W, C]; every layer sees [C, H, W].
        int given = Add(input.Name, ValueRole.Input, input.GivenShape, port);
        if (!isRead)
        {
            return;
        }

        int planes = Add(input.Name + "Planes", ValueRole.Temporary, input.Shape);
        ofGraph[input.Value] = planes;
        forward.Add(new Operation("Transpose.Forward", input.Name, InterleavedShape(input), [given], [planes]));
    }

    /// <summary>The value a node makes; asked for the first time it is written.</summary>
    public int Output(CheckedNode node) => ofGraph[node.Node.Output] ??= Add(node.Path, ValueRole.Temporary, node.Spec.Output, steps: network.Signals[node.Node.Output].Steps);

    /// <summary>What a node makes besides its output; -1 where it makes less.</summary>
    public int Further(CheckedNode node, int index)
    {
        if (index >= node.Node.Further.Count)
        {
            return -1;
        }

        int value = node.Node.Further[index];
        return ofGraph[value] ??= Add(node.Path + ".state", ValueRole.Temporary, network.Signals[value].Shape, steps: network.Signals[node.Node.Output].Steps);
    }

    public void View(CheckedNode node) => ofGraph[node.Node.Output] = OfGraph(node.Node.Inputs[0]);

    public int AddOutput(GraphOutput output)
    {
        int value = OfGraph(output.Value);
        if (purpose == Purpose.Training)
        {
            // The loss writes its gradient into the arena, so what it looks at lies there too, also where all layers are views;
            // and two losses of one value write two gradients.
            return values[value].Role == ValueRole.Input || !lossValues.Add(value) ? Copy(output, value) : value;
        }

        int port = network.Outputs.ToList().IndexOf(output);
        if (values[value].Role == ValueRole.Temporary)
        {
            values[value] = values[value] with { Role = ValueRole.Output, Port = port };
            return value;
        }

        // An input, or a value that is another output already, is copied out.
        int copy = Add(output.Name, ValueRole.Output, values[value].Shape, port, steps: values[value].Steps);
        forward.Add(Identity("Map.Forward", output.Name, [value], [copy]));
        return copy;
    }

    /// <summary>A value of a layer's own, by name.</summary>
    public int Named(string name, ValueRole role, Shape shape, int steps = 1)
    {
        if (!named.TryGetValue(name, out int value))
        {
            named[name] = value = Add(name, role, shape, steps: steps);
        }

        return value;
    }

    /// <summary>A value that a trace shows.</summary>
    public int Show(int value)
    {
        values[value] = values[value] with { IsShown = true };
        return value;
    }

    /// <summary>One of equal parts along the first extent of a tensor; all of an empty one.</summary>
    public int Part(int tensor, int part, int parts)
    {
        Value whole = values[tensor];
        Shape shape = new(whole.Shape.Extents.Skip(1).Prepend(whole.Shape[0] / parts).ToEquatable());
        string name = whole.Name + "[" + Text.Of(part) + "]";
        if (whole.Role != ValueRole.Nothing && !named.ContainsKey(name))
        {
            named[name] = Add(name, whole.Role, shape, whole.Port, whole.Offset + (part * shape.Length));
        }

        return whole.Role == ValueRole.Nothing ? tensor : named[name];
    }

    /// <summary>The tensor of that full name, or an empty value.</summary>
    public int Tensor(string name)
    {
        if (!named.TryGetValue(name, out int value))
        {
            named[name] = value = tensors.TryGetValue(name, out int index)
                ? Add(name, network.Tensors[index].Role == TensorRole.State ? ValueRole.State : ValueRole.Parameter, network.Tensors[index].Shape, index, network.Tensors[index].Offset)
                : Add(name, ValueRole.Nothing, Shape.Of(0));
        }

        return value;
    }

    public void Forward(Operation operation) => forward.Add(operation);

    public void Prepare(Operation operation) => (purpose == Purpose.Training ? forward : prepare).Add(operation with { Batchless = true });

    public Program Build(int[] outputs, int[] outputGradients) => new(
        purpose,
        values.ToEquatable(),
        prepare.ToEquatable(),
        forward.ToEquatable(),
        InputGradientsLast().ToEquatable(),
        outputs.ToEquatable(),
        outputGradients.ToEquatable()) { Exact = network.Exact };

    // [H·W, C] -> [C, H·W]
    private static Geometry InterleavedShape(GraphInput input) =>
        Geometry.Of("TransposeShape", ("rows", (long)input.Shape[1] * input.Shape[2]), ("columns", input.Shape[0]));

    private int Copy(GraphOutput output, int original)
    {
        int copy = Add(output.Name, ValueRole.Temporary, values[original].Shape, steps: values[original].Steps);
        forward.Add(Identity("Map.Forward", output.Name, [original], [copy]));
        copies.Add((copy, original));
        return copy;
    }

    private Geometry Length(int value) => Geometry.Of("MapShape", ("length", values[value].Each));

    private Operation Identity(string kind, string layer, EquatableArray<int> reads, EquatableArray<int> writes) =>
        new(kind, layer, Length(reads[0]), reads, writes) { Activation = ActivationCall.Identity, Steps = values[reads[0]].Steps };
}
