using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <summary>
/// CheckedNetwork -> operations: each layer that an output depends on is asked for its forward operations in order and, for training, for its backward ones
/// in reverse. A gradient is written over by its first writer in backward order and added to by the others.
/// </summary>
internal static class Lowerer
{
    public static Program Lower(CheckedNetwork network, Purpose purpose)
    {
        ProgramBuilder program = new(network, purpose);
        IReadOnlyList<CheckedNode> nodes = Demand.Nodes(network, purpose);
        GraphOutput[] given = [.. Demand.Outputs(network, purpose)];
        HashSet<int> read = [.. nodes.SelectMany(node => node.Node.Inputs), .. given.Select(output => output.Value)];
        foreach (GraphInput input in network.Inputs)
        {
            program.AddInput(input, isRead: read.Contains(input.Value));
        }

        Forward(program, nodes, given.Select(output => output.Value));
        int[] outputs = given.Select(program.AddOutput).ToArray();
        int[] outputGradients = [];
        if (purpose == Purpose.Training)
        {
            outputGradients = outputs.Select(program.GradientOfOutput).ToArray();
            program.JoinCopiedGradients();
            foreach (CheckedNode node in nodes.Reverse().Where(program.HasOutputGradient))
            {
                program.Unmask(node.Node.Output);
                node.Layer.Backward(node.Spec, new NodeStep(program, node, backward: true));
            }

            foreach (GraphInput input in network.Inputs)
            {
                program.Unmask(input.Value);
            }

            program.FinishInputGradients();
        }

        return program.Build(outputs, outputGradients);
    }

    /// <summary>Adds the operations of all nodes in order, for what leaves the program.</summary>
    public static void Forward(ProgramBuilder program, IReadOnlyList<CheckedNode> nodes, IEnumerable<int> outputs)
    {
        HashSet<int> masked = LengthMasks.Of(program.Network, nodes, outputs, program.Purpose);
        foreach (GraphInput input in program.Network.Inputs.Where(input => masked.Contains(input.Value)))
        {
            program.Mask(input.Value, input.Name);
        }

        foreach (CheckedNode node in nodes)
        {
            NodeStep step = new(program, node, backward: false);
            node.Layer.Forward(node.Spec, step);
            if (program.Purpose == Purpose.Trace)
            {
                node.Layer.Look(node.Spec, step);
            }

            if (masked.Contains(node.Node.Output))
            {
                program.Mask(node.Node.Output, node.Path);
            }
        }
    }
}
