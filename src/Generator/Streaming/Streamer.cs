using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Streaming;

/// <summary>
/// CheckedNetwork -> what it computes for one step of its last sequence, and what before the first; or the layer that cannot do without later steps. Each layer along the
/// sequence is checked again with a sequence of one step.
/// </summary>
internal sealed class Streamer
{
    private readonly CheckedNetwork network;
    private readonly Signal[] signals;
    private readonly When[] known;
    private readonly Dictionary<int, CheckedNode> makers = [];
    private readonly List<CheckedNode> context = [];
    private readonly List<CheckedNode> steps = [];
    private readonly List<int> along = [];

    private Streamer(CheckedNetwork network)
    {
        this.network = network;
        signals = [.. network.Signals];
        known = new When[signals.Length];
    }

    /// <summary>Both null where no output depends on a sequence.</summary>
    public static (StreamNetworks? Networks, CheckedNode? Why) Split(CheckedNetwork network)
    {
        GraphInput? sequence = network.Inputs.LastOrDefault(input => input.IsSequence);
        return sequence is null ? (null, null) : new Streamer(network).Split(sequence);
    }

    private (StreamNetworks? Networks, CheckedNode? Why) Split(GraphInput sequence)
    {
        GraphInput step = sequence with { Shape = new Shape(sequence.Shape.Extents.Skip(1).Prepend(1).ToEquatable()), Lengths = -1 };
        signals[sequence.Value] = step.Signal;
        known[sequence.Value] = When.Along;
        foreach (CheckedNode node in Demand.Nodes(network, Purpose.Inference))
        {
            makers[node.Node.Output] = node;
            if (node.Node.Inputs.All(value => known[value] == When.Before))
            {
                context.Add(node);
            }
            else if (!TryStep(node))
            {
                return (null, node);
            }
        }

        GraphOutput[] outputs = [.. Demand.Outputs(network, Purpose.Inference).Where(output => known[output.Value] != When.Before)];
        return outputs.Length == 0 ? (null, null) : (Networks(sequence, step, outputs), null);
    }

    /// <summary>Adds the node for one step; false where one step is not enough for it.</summary>
    private bool TryStep(CheckedNode node)
    {
        // What reads nothing of the sequence itself, but what is known at its end, reads the others whole.
        bool passes = node.Node.Inputs.Any(value => known[value] == When.Along);
        int[] operands = [.. node.Node.Inputs.Select((value, operand) => !passes || node.Layer.ReadsWhole(operand) ? value : Unrepeated(value))];
        When[] moments = [.. operands.Select(value => known[value])];
        if (Moment.Of(node, moments, operand => IsAtEachStep(operands[operand], node.Node.Inputs[operand]), operand => signals[operands[operand]].Lengths < 0) is not { } since)
        {
            return false;
        }

        EquatableArray<Signal> inputs = operands.Select((value, operand) => value == node.Node.Inputs[operand] ? signals[value] : AtEachStep(signals[value])).ToEquatable();
        Node single = node.Node with { Inputs = operands.ToEquatable() };
        LayerContext at = new(node.Layer, single, inputs, network.Exact);
        if (Results.Check(node.Layer, at) is not { } spec)
        {
            return false;
        }

        foreach ((int value, Signal signal) in single.Results.Zip(Results.Of(node.Layer, spec, inputs), (value, signal) => (value, signal)))
        {
            signals[value] = signal;

            // A final state is one at the end.
            known[value] = value == single.Output || since != When.Along ? since : When.After;
        }

        steps.Add(node with { Node = single, Spec = spec, Inputs = at.Inputs });
        if (moments.Contains(When.Along))
        {
            along.Add(node.Index);
        }

        return true;
    }

    /// <summary>Whether what was there before can be read at each step: a vector that is the same at all of them, or a sequence of one.</summary>
    private bool IsAtEachStep(int value, int original) => value != original || (signals[value].Shape[0] == 1 && signals[value].Lengths < 0);

    /// <summary>Where a value is another one, the same at every step: that one.</summary>
    private int Unrepeated(int value) => known[value] == When.Before && makers.TryGetValue(value, out CheckedNode maker) && maker.Layer.Stream(maker.Spec) == StreamKind.Repeated ? maker.Node.Inputs[0] : value;

    private static Signal AtEachStep(Signal vector) => vector with { Shape = new Shape(vector.Shape.Extents.Prepend(1).ToEquatable()) };

    private StreamNetworks Networks(GraphInput sequence, GraphInput step, GraphOutput[] outputs)
    {
        HashSet<int> passing = [.. along];
        IEnumerable<int> kept = steps.SelectMany(node => node.Node.Inputs.Where((value, operand) => known[value] == When.Before && !(passing.Contains(node.Index) && node.Layer.ReadsWhole(operand)))).Distinct();

        // A vector at every step that only steps read is not written out.
        HashSet<int> read = [.. kept, .. context.Concat(steps).SelectMany(node => node.Node.Inputs), .. network.Outputs.Select(output => output.Value)];
        IEnumerable<CheckedNode> begin = context.Where(node => node.Layer.Stream(node.Spec) != StreamKind.Repeated || read.Contains(node.Node.Output));
        return new StreamNetworks(
            network with { Inputs = [step], Nodes = steps.ToEquatable(), Outputs = outputs.ToEquatable(), Signals = signals.ToEquatable() },
            along.ToEquatable(),
            network with { Inputs = network.Inputs.Where(input => input != sequence && input.Value != sequence.Lengths).ToEquatable(), Nodes = begin.ToEquatable(), Outputs = [] },
            kept.ToEquatable(),
            sequence.Shape[0]);
    }
}
