using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Ir;

/// <summary>Which parts of a network one of its programs has to compute: what an output of that program depends on, and nothing else.</summary>
internal static class Demand
{
    /// <summary>
    /// The outputs of a program, the main one first: inference and trace have those that are not of training alone, training those that have a loss
    /// (<see cref="GraphOutput.Weight"/> is not 0).
    /// </summary>
    public static IEnumerable<GraphOutput> Outputs(CheckedNetwork network, Purpose purpose) =>
        network.Outputs.Where(output => purpose == Purpose.Training ? output.Weight != 0 : !output.Training);

    /// <summary>The nodes of a program, in their order.</summary>
    public static IReadOnlyList<CheckedNode> Nodes(CheckedNetwork network, Purpose purpose)
    {
        HashSet<int> read = [.. Outputs(network, purpose).Select(output => output.Value)];
        List<CheckedNode> needed = [];
        for (int i = network.Nodes.Count - 1; i >= 0; i--)
        {
            CheckedNode node = network.Nodes[i];
            if (node.Node.Results.Any(read.Contains))
            {
                read.UnionWith(node.Node.Inputs);
                needed.Add(node);
            }
        }

        needed.Reverse();
        return needed;
    }
}
