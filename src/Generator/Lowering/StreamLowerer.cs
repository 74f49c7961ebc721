using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Lowering;

/// <summary>StreamNetworks -> the operations of one step, and those before the first. What both see lies in the state of the stream.</summary>
internal static class StreamLowerer
{
    public static Program Step(StreamNetworks stream)
    {
        ProgramBuilder program = new(stream.Step, Purpose.Step) { Capacity = stream.Capacity };
        program.AddInput(stream.Step.Inputs[0], isRead: true);
        foreach (int value in stream.Kept)
        {
            program.Recall(value, NameOf(stream, value));
        }

        foreach (CheckedNode node in stream.Step.Nodes)
        {
            NodeStep step = new(program, node, backward: false);
            if (stream.Along.Contains(node.Index))
            {
                node.Layer.Step(node.Spec, step);
            }
            else
            {
                node.Layer.Forward(node.Spec, step);
            }
        }

        return program.Build([.. stream.Step.Outputs.Select(program.AddOutput)], []);
    }

    public static Program Begin(StreamNetworks stream)
    {
        ProgramBuilder program = new(stream.Begin, Purpose.Begin) { Capacity = stream.Capacity };
        HashSet<int> read = [.. stream.Begin.Nodes.Concat(stream.Step.Nodes).SelectMany(node => node.Node.Inputs), .. stream.Kept];
        foreach (GraphInput input in stream.Begin.Inputs)
        {
            program.AddInput(input, read.Contains(input.Value));
        }

        Lowerer.Forward(program, stream.Begin.Nodes, stream.Kept);
        foreach (CheckedNode node in stream.Step.Nodes.Where(node => stream.Along.Contains(node.Index)))
        {
            node.Layer.Begin(node.Spec, new NodeStep(program, node, backward: false));
        }

        return program.Build([.. stream.Kept.Select(value => program.Keep(value, NameOf(stream, value)))], []);
    }

    // No name that a layer gives to its own state.
    private static string NameOf(StreamNetworks stream, int value)
    {
        CheckedNode? maker = stream.Begin.Nodes.FirstOrDefault(node => node.Node.Results.Contains(value));
        string name = maker is null ? stream.Begin.Inputs.First(input => input.Value == value).Name
            : maker.Node.Output == value ? maker.Path
            : maker.Path + ".final";
        return name + ".kept";
    }
}
