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
        return nodes.Select(node => node.Results.Any(training.Contains) && !node.Results.Any(always.Contains) ? node with { TrainingOnly = true } : node).ToArray();
    }

    /// <summary>What a person wrote for nothing: inputs and layers whose value no layer reads and no output is. What a block has too much is no matter of the network that uses it.</summary>
    public static IEnumerable<(string Name, Site Site)> Unread(IReadOnlyList<GraphInput> inputs, IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
    {
        HashSet<int> read = [.. nodes.SelectMany(node => node.Inputs), .. outputs.Select(output => output.Value)];
        return inputs.Where(input => !read.Contains(input.Value) && input.Longest == 0).Select(input => (input.Name, input.Site))
            .Concat(nodes.Where(node => !node.Results.Any(read.Contains) && node.Site.Path.Count == 1).Select(node => (node.Path, node.Site)));
    }

    private static HashSet<int> Needed(IReadOnlyList<Node> nodes, IEnumerable<GraphOutput> outputs)
    {
        HashSet<int> needed = [.. outputs.Select(output => output.Value)];
        foreach (Node node in nodes.Reverse().Where(node => node.Results.Any(needed.Contains)))
        {
            needed.UnionWith(node.Inputs);
        }

        return needed;
    }
}
