using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Graph;

/// <summary>Which layers serve which outputs.</summary>
internal static class Usage
{
    /// <summary>The nodes, marked where only outputs of training depend on them.</summary>
    public static IReadOnlyList<Node> Mark(IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
    {
        HashSet<int> always = Needed(nodes, outputs.Where(output => !output.Training));
        HashSet<int> training = Needed(nodes, outputs.Where(output => output.Training));
        return nodes.Select(node => training.Contains(node.Output) && !always.Contains(node.Output) ? node with { TrainingOnly = true } : node).ToArray();
    }

    /// <summary>Nodes whose value no other reads and no output is: what a person wrote for nothing.</summary>
    public static IEnumerable<Node> Unread(IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
    {
        HashSet<int> read = [.. nodes.SelectMany(node => node.Inputs), .. outputs.Select(output => output.Value)];
        return nodes.Where(node => !read.Contains(node.Output));
    }

    private static HashSet<int> Needed(IReadOnlyList<Node> nodes, IEnumerable<GraphOutput> outputs)
    {
        HashSet<int> needed = [.. outputs.Select(output => output.Value)];
        foreach (Node node in nodes.Reverse().Where(node => needed.Contains(node.Output)))
        {
            needed.UnionWith(node.Inputs);
        }

        return needed;
    }
}
