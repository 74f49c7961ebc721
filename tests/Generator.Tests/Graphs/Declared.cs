using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Tests.Graphs;

/// <summary>Declarations written by hand, as the reader of attributes would make them, and the graphs built of them as lines of text.</summary>
internal static class Declared
{
    /// <summary>An attribute of the language: <c>Part("Conv", ("K", 8), ("P", 1))</c>. Several labels are <c>("Labels.0", "a")</c> and so on.</summary>
    public static AttributeUse Part(string name, params (string Name, object Value)[] arguments) =>
        new("StaticNets." + name + "Attribute", 0, arguments.Select(argument => new Argument(argument.Name, Constant.OfObject(argument.Value))).ToEquatable());

    public static AttributeUse Input(params int[] shape) => Part("Input", [.. shape.Select((extent, axis) => ("Shape." + Text.Of(axis), (object)extent))]);

    /// <summary>A block, used by <c>Part(name)</c>; parameters with the values they have where a use does not give them.</summary>
    public static BlockDefinition Block(string name, (string Name, ParameterKind Kind, object? Default)[] parameters, params AttributeUse[] parts) => new(
        "StaticNets." + name + "Attribute",
        parameters.Select(parameter => new BlockParameter(parameter.Name, parameter.Kind, parameter.Default is null ? null : Constant.OfObject(parameter.Default))).ToEquatable(),
        Numbered(parts),
        InSource: true,
        Readable: true);

    public static (Ir.Graph? Graph, IReadOnlyList<Finding> Findings) Build(IReadOnlyList<BlockDefinition> blocks, params AttributeUse[] parts) => GraphBuilder.Build(new NetworkDeclaration(
        new ClassIdentity("", [], "Net", "Net"), Numbered([Part("Network"), .. parts]), [], Readable: true, blocks.OrderBy(block => block.Type, StringComparer.Ordinal).ToEquatable(), Weights: null));

    /// <summary>The nodes as <c>path = Layer(paths of operands)</c>; inputs by their names.</summary>
    public static string[] Lines(IReadOnlyList<BlockDefinition> blocks, params AttributeUse[] parts)
    {
        (Ir.Graph? graph, IReadOnlyList<Finding> findings) = Build(blocks, parts);
        if (graph is null)
        {
            throw new InvalidOperationException("No graph: " + string.Join("; ", findings.Select(Shown)));
        }

        Dictionary<int, string> names = graph.Inputs.ToDictionary(input => input.Value, input => input.Name);
        List<string> lines = [];
        foreach (Node node in graph.Nodes)
        {
            string layer = new AttributeUse(node.Layer, 0, []).Display;
            lines.Add(node.Path + " = " + layer + "(" + string.Join(", ", node.Inputs.Select(input => names[input])) + ")" + (node.SharedPath is null ? "" : " of " + node.SharedPath));
            names[node.Output] = node.Path;
        }

        return [.. lines, .. graph.Outputs.Select(output => output.Name + " <- " + names[output.Value])];
    }

    /// <summary>The findings as <c>SN0020 at 2.1 Name: arguments</c>.</summary>
    public static string[] Findings(IReadOnlyList<BlockDefinition> blocks, params AttributeUse[] parts) => [.. Build(blocks, parts).Findings.Select(Shown)];

    /// <summary>A setting of a node.</summary>
    public static Constant Setting(Ir.Graph graph, string path, string setting) =>
        graph.Nodes.Single(node => node.Path == path).Settings.Single(argument => argument.Name == setting).Value;

    private static string Shown(Finding finding) =>
        finding.Rule.Id + " at " + string.Join(".", finding.Site.Path.Select(index => Text.Of(index))) + (finding.Site.Argument is { } argument ? " " + argument : "") + ": " + string.Join("|", finding.Arguments);

    private static EquatableArray<AttributeUse> Numbered(IEnumerable<AttributeUse> parts) => parts.Select((part, index) => part with { Index = index }).ToEquatable();
}
