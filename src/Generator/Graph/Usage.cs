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

    /// <summary>What a person wrote for nothing: inputs and layers whose value no layer reads and no output is. What a block has too much is no matter of the network that uses it.</summary>
    public static IEnumerable<(string Name, Site Site)> Unread(IReadOnlyList<GraphInput> inputs, IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
    {
        HashSet<int> read = [.. nodes.SelectMany(node => node.Inputs), .. outputs.Select(output => output.Value)];
        return inputs.Where(input => !read.Contains(input.Value)).Select(input => (input.Name, input.Site))
            .Concat(nodes.Where(node => !read.Contains(node.Output) && node.Site.Path.Count == 1).Select(node => (node.Path, node.Site)));
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
