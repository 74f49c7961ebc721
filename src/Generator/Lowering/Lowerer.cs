using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Lowering;

/// <summary>
/// CheckedNetwork -> operations: each layer is asked for its forward operations in order and, for training, for its backward ones in reverse.
/// A gradient is written over by its first writer in backward order and added to by the others.
/// </summary>
internal static class Lowerer
{
    public static Program Lower(CheckedNetwork network, Purpose purpose)
    {
        ProgramBuilder program = new(network, purpose);
        foreach (GraphInput input in network.Inputs)
        {
            program.AddInput(input);
        }

        foreach (CheckedNode node in network.Nodes)
        {
            node.Layer.Forward(node.Spec, new NodeStep(program, node, backward: false));
        }

        int[] outputs = network.Outputs.Select(program.AddOutput).ToArray();
        int[] outputGradients = [];
        if (purpose == Purpose.Training)
        {
            outputGradients = outputs.Select(program.GradientOfOutput).ToArray();
            foreach (CheckedNode node in network.Nodes.Reverse().Where(program.HasOutputGradient))
            {
                node.Layer.Backward(node.Spec, new NodeStep(program, node, backward: true));
            }

            program.FinishInputGradients();
        }

        return program.Build(outputs, outputGradients);
    }
}
