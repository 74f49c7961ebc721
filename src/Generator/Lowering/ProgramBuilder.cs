using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <summary>A program while it is being built: its values, by what they are, and its operations so far.</summary>
internal sealed class ProgramBuilder(CheckedNetwork network, Purpose purpose)
{
    private readonly List<Value> values = [];
    private readonly List<Operation> prepare = [];
    private readonly List<Operation> forward = [];
    private readonly List<Operation> backward = [];
    private readonly Dictionary<string, int> named = new(StringComparer.Ordinal);
    private readonly int?[] ofGraph = new int?[network.Signals.Count];
    private readonly Dictionary<string, int> tensors = Enumerable.Range(0, network.Tensors.Count).ToDictionary(index => network.Tensors[index].Name, StringComparer.Ordinal);
    private readonly Dictionary<int, int> gradients = [];
    private readonly Dictionary<int, int> unmasked = [];
    private readonly HashSet<int> written = [];
    private readonly List<(int Copy, int Original)> copies = [];
    private readonly HashSet<int> lossValues = [];

    public Purpose Purpose => purpose;

    /// <summary>Of a stream: steps that its sequence has in its shape.</summary>
    public int Capacity { get; init; }

    /// <summary>Of a stream: which step it is, and where each row's context and steps lie.</summary>
    public int StepTable => Named(StreamNetworks.Table, ValueRole.Stream, Shape.Of(Capacity + 2));

    public CheckedNetwork Network => network;

    public int OfGraph(int graphValue) => ofGraph[graphValue]!.Value;

    public bool IsTokens(int graphValue) => network.Inputs.Any(input => input.Value == graphValue && input.Tokens);

    /// <summary>Whether anything has written to the gradient of what a node makes.</summary>
    public bool HasOutputGradient(CheckedNode node) => node.Node.Results.Any(result => ofGraph[result] is { } value && IsWritten(value));

    /// <summary>Whether anything has written to the gradient of a value.</summary>
    public bool IsWritten(int value) => gradients.TryGetValue(value, out int gradient) && written.Contains(gradient);

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

    /// <summary>From here on the sequence of that graph value is zero beyond its true lengths.</summary>
    public void Mask(int graphValue, string layer)
    {
        int whole = OfGraph(graphValue);
        int cleared = Add(values[whole].Role == ValueRole.Input ? values[whole].Name + "True" : values[whole].Name, ValueRole.Temporary, values[whole].Shape, steps: values[whole].Steps);
        values[whole] = values[whole].Role == ValueRole.Input ? values[whole] : values[whole] with { Name = values[whole].Name + ".whole" };
        forward.Add(new Operation("ClearSteps.Forward", layer, Steps(graphValue), [whole, LengthsOf(graphValue)], [cleared]) { InPlace = [0] });
        ofGraph[graphValue] = cleared;
        unmasked[graphValue] = whole;
    }

    /// <summary>The backward pass of <see cref="Mask"/>, where there was one: nothing that stood beyond has a gradient.</summary>
    public void Unmask(int graphValue)
    {
        if (!unmasked.TryGetValue(graphValue, out int whole))
        {
            return;
        }

        int cleared = OfGraph(graphValue);
        ofGraph[graphValue] = whole;
        if (IsWritten(cleared))
        {
            Backward(new Operation("ClearSteps.Backward", values[whole].Name, Steps(graphValue), [Gradient(cleared), LengthsOf(graphValue)], [Gradient(whole)]) { InPlace = [0] });
        }
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

    /// <summary>A value that was kept before the first step.</summary>
    public void Recall(int graphValue, string name) => ofGraph[graphValue] = Named(name, ValueRole.Stream, network.Signals[graphValue].Shape);

    /// <summary>Keeps a value for the steps.</summary>
    public int Keep(int graphValue, string name)
    {
        int value = OfGraph(graphValue);
        if (values[value].Role == ValueRole.Temporary)
        {
            values[value] = values[value] with { Name = name, Role = ValueRole.Stream };
            return value;
        }

        // An input, or a value that is kept already under another shape.
        int kept = Named(name, ValueRole.Stream, values[value].Shape);
        forward.Add(Identity("Map.Forward", name, [value], [kept]));
        return kept;
    }

    /// <summary>The value into which the loss of an output writes its gradient.</summary>
    public int GradientOfOutput(int value)
    {
        int gradient = Gradient(value);
        written.Add(gradient);
        return gradient;
    }

    /// <summary>Where losses looked at copies, their gradients are those of the originals. To be called once every loss has its gradient.</summary>
    public void JoinCopiedGradients()
    {
        foreach ((int copy, int original) in copies)
        {
            Backward(Identity("Map.Backward", values[copy].Name, [Gradient(copy), Gradient(copy)], [Gradient(original)]));
        }
    }

    /// <summary>The value that holds dL/d(value).</summary>
    public int Gradient(int value)
    {
        if (!gradients.TryGetValue(value, out int gradient))
        {
            Value of = values[value];
            gradient = of.Role == ValueRole.Input
                ? Add("d_" + of.Name, ValueRole.InputGradient, of.Shape, of.Port)
                : of.Role == ValueRole.Parameter
                    ? Add("d_" + of.Name, ValueRole.ParameterGradient, of.Shape, of.Port, of.Offset)
                    : Add("d_" + of.Name, ValueRole.Temporary, of.Shape, steps: of.Steps);
            gradients[value] = gradient;
        }

        return gradient;
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

    /// <summary>A value in the state of a stream.</summary>
    public int Remembered(string name, Shape shape, bool stays)
    {
        int value = Named(name, ValueRole.Stream, shape);
        values[value] = values[value] with { Stays = stays };
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

    /// <summary>An operation of the backward pass that writes no gradient but a layer's own value.</summary>
    public void BackwardHelper(Operation operation) => backward.Add(operation);

    /// <summary>
    /// An operation whose writes are gradients. It has one answer to "overwrite or add" for all of them: where they differ, what has not been written yet
    /// is set to zero before, and the operation adds.
    /// </summary>
    public void Backward(Operation operation)
    {
        int ofInput = operation.Writes.Where(value => values[value].Role == ValueRole.InputGradient).DefaultIfEmpty(-1).First();
        if (operation.Writes.Count > 1 && ofInput >= 0)
        {
            BackwardByWay(operation, ofInput);
            return;
        }

        int[] fresh = [.. operation.Writes.Where(value => !written.Contains(value))];
        bool once = operation.Writes.Distinct().Count() == operation.Writes.Count;
        bool first = fresh.Length == operation.Writes.Count && once && fresh.Select(IsParameterGradient).Distinct().Count() < 2;
        foreach (int value in first ? [] : fresh.Distinct())
        {
            Clear(operation.Layer, value);
        }

        written.UnionWith(operation.Writes);
        GradientWrite write = !first ? GradientWrite.Add
            : operation.Writes.Any(IsParameterGradient) ? GradientWrite.AsAsked
            : GradientWrite.Overwrite;
        backward.Add(operation with { Gradient = write });
    }

    /// <summary>Interleaved inputs get their gradient in their own order; an input that nothing reads gets zeros.</summary>
    public void FinishInputGradients()
    {
        for (int port = 0; port < network.Inputs.Count; port++)
        {
            GraphInput input = network.Inputs[port];
            if (input.Tokens)
            {
                continue;
            }

            int gradient = Gradient(values.FindIndex(value => value.Role == ValueRole.Input && value.Port == port));
            if (input.Interleaved && ofGraph[input.Value] is { } value && gradients.TryGetValue(value, out int planes) && written.Contains(planes))
            {
                Backward(new Operation("Transpose.Backward", input.Name, InterleavedShape(input), [planes], [gradient]));
            }
            else if (!written.Contains(gradient))
            {
                Clear(input.Name, gradient);
                written.Add(gradient);
            }
        }
    }

    public Program Build(int[] outputs, int[] outputGradients) => new(
        purpose,
        values.ToEquatable(),
        prepare.ToEquatable(),
        forward.ToEquatable(),
        InputGradientsLast().ToEquatable(),
        outputs.ToEquatable(),
        outputGradients.ToEquatable()) { Exact = network.Exact };

    /// <summary>
    /// What nothing but the gradient of an input depends on is marked, so that it can be skipped, and stands behind the rest, in its order: operations on
    /// which a parameter's gradient depends never read what it writes.
    /// </summary>
    private IEnumerable<Operation> InputGradientsLast()
    {
        HashSet<int> needed = [];
        Operation[] marked = [.. backward];
        for (int i = marked.Length - 1; i >= 0; i--)
        {
            bool serves = marked[i].Writes.Any(value => values[value].Role == ValueRole.ParameterGradient || needed.Contains(value));

            // What it writes counts as well: whoever wrote to the same gradient before must stay before.
            needed.UnionWith(serves ? marked[i].Reads.Concat(marked[i].Writes) : []);
            marked[i] = marked[i] with { OnlyForInput = !serves };
        }

        return marked.Where(operation => !operation.OnlyForInput).Concat(marked.Where(operation => operation.OnlyForInput));
    }

    // [H·W, C] -> [C, H·W]
    private static Geometry InterleavedShape(GraphInput input) =>
        Geometry.Of("TransposeShape", ("rows", (long)input.Shape[1] * input.Shape[2]), ("columns", input.Shape[0]));

    private int LengthsOf(int graphValue) => OfGraph(network.Signals[graphValue].Lengths);

    // A sequence of images or vectors: what belongs to a step lies together.
    private Geometry Steps(int graphValue) => StepsOf(network.Signals[graphValue].Shape);

    private static Geometry StepsOf(Shape sequence) => Geometry.Of("SequenceShape", ("steps", sequence[0]), ("features", sequence.Length / sequence[0]));

    private bool IsParameterGradient(int value) => values[value].Role == ValueRole.ParameterGradient;

    // A parameter's gradient keeps what earlier calls left in it while those are being accumulated.
    private void Clear(string layer, int value) => backward.Add(IsParameterGradient(value)
        ? new Operation("Zero.Begin", layer, Length(value), [], [value]) { Gradient = GradientWrite.AsAsked, Batchless = true }
        : new Operation("Zero.Fill", layer, Length(value), [], [value]) { Steps = values[value].Steps });

    // The caller may not want the gradient of an input: then its span is empty, which an operation that writes others too cannot bear.
    private void BackwardByWay(Operation operation, int ofInput)
    {
        int way = Add(values[ofInput].Name + "_part" + Text.Of(values.Count), ValueRole.Temporary, values[ofInput].Shape, steps: values[ofInput].Steps);
        Backward(operation with { Writes = operation.Writes.Select(value => value == ofInput ? way : value).ToEquatable() });
        Backward(Identity("Map.Backward", operation.Layer, [way, way], [ofInput]));
    }

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
