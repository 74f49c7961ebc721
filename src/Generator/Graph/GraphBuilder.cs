using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>
/// NetworkDeclaration -> Graph: each attribute acts on the current value and leaves a new one; blocks are replaced by what they are made of, expressions by their values, branches and
/// labels by edges. The value after the last attribute is the main output.
/// </summary>
internal static class GraphBuilder
{
    /// <summary>The graph, and what was found; the graph is null where something is wrong.</summary>
    public static (Ir.Graph? Graph, IReadOnlyList<Finding> Findings) Build(NetworkDeclaration declaration)
    {
        if (WrongBlocks(declaration) is { } wrong)
        {
            return (null, wrong);
        }

        NodeList list = new(declaration.IsExact);
        Frame network = new();
        new PartReader(list, declaration.Blocks).Read(network, declaration.Attributes);
        Finish(list, declaration);
        if (list.Failed)
        {
            // What nothing uses may be used once the mistakes are mended.
            return (null, Distinct(list.Findings.Where(finding => finding.Rule.DefaultSeverity == DiagnosticSeverity.Error)));
        }

        GraphOutput[] outputs = [new GraphOutput(PortReader.MainOutput, network.Cursor), .. list.Outputs];
        foreach ((string name, Site site) in Usage.Unread(list.Inputs, list.Nodes, outputs))
        {
            list.Fail(Rule.UnusedLayer, site, name);
        }

        return (new Ir.Graph(list.Inputs.ToEquatable(), Usage.Mark(list.Nodes, outputs).ToEquatable(), outputs.ToEquatable()), Distinct(list.Findings));
    }

    /// <summary>
    /// What is wrong with a block for every use of it stands at the block itself, where that is in the project; the network then has nothing to add. Null where all blocks are right.
    /// </summary>
    private static IReadOnlyList<Finding>? WrongBlocks(NetworkDeclaration declaration)
    {
        Dictionary<string, BlockDefinition> all = declaration.Blocks.ToDictionary(block => block.Type, StringComparer.Ordinal);
        List<Finding> findings = [];
        bool wrong = false;
        foreach (BlockDefinition block in declaration.Blocks)
        {
            IReadOnlyList<Finding> own = BlockChecker.Check(block, all);
            wrong |= own.Count > 0 || !block.Readable;
            if (own.Count > 0 && !block.InSource)
            {
                AttributeUse use = declaration.Attributes.First(attribute => Recursion.Way(attribute.Type, block.Type, all) is not null);
                findings.Add(own[0] with { Site = Site.Attribute(use.Index) });
            }
        }

        return wrong ? findings : null;
    }

    private static void Finish(NodeList list, NetworkDeclaration declaration)
    {
        if (list.Inputs.Count == 0 && !list.Failed)
        {
            list.Fail(Rule.NoInput, Site.Class, declaration.Class.Plain);
        }
        else if (list.Nodes.Count == 0 && !list.Failed)
        {
            list.Fail(Rule.NoLayers, Site.Class, declaration.Class.Plain);
        }
        else if (!list.HasRoom)
        {
            list.Fail(Rule.TooLarge, Site.Class, declaration.Class.Plain, "more than " + Text.Grouped(Limits.Layers) + " layers", Text.Grouped(Limits.Layers));
        }
    }

    // A block used several times in one attribute says the same of each use.
    private static IReadOnlyList<Finding> Distinct(IEnumerable<Finding> findings) => findings.Distinct().ToArray();
}
