using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>NetworkDeclaration -> Graph: each attribute acts on the current value and leaves a new one; the value after the last is the output.</summary>
internal sealed class GraphBuilder
{
    private readonly List<GraphInput> inputs = [];
    private readonly List<Node> nodes = [];
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private int values;
    private int cursor = -1;

    /// <summary>The graph, and what is wrong; the graph is null where nothing can be said about shapes.</summary>
    public static (Ir.Graph? Graph, IReadOnlyList<Finding> Findings) Build(NetworkDeclaration declaration)
    {
        GraphBuilder builder = new();
        foreach (AttributeUse use in declaration.Attributes)
        {
            builder.Read(use);
        }

        builder.Finish(declaration);
        bool whole = builder.findings.Count == 0;
        Ir.Graph? graph = whole
            ? new Ir.Graph(builder.inputs.ToEquatable(), builder.nodes.ToEquatable(), [new GraphOutput("output", builder.cursor)])
            : null;
        return (graph, builder.findings);
    }

    private void Read(AttributeUse use)
    {
        Site site = Site.Attribute(use.Index);
        if (use.Type == Names.Network)
        {
            CheckChoice<Accuracy>(use, site, nameof(NetworkAttribute.Accuracy));
            return;
        }

        if (use.Type == Names.Input)
        {
            ReadInput(use, site);
            return;
        }

        if (LayerCatalog.Find(use.Type) is not { } layer)
        {
            Fail(Rule.UnknownLayer, site, use.Display);
            return;
        }

        if (PathOf(use, site) is { } path)
        {
            if (!paths.Add(path))
            {
                Fail(Rule.DuplicateName, site.At(nameof(LayerAttribute.Name)), path);
            }

            EquatableArray<int> operands = cursor < 0 ? [] : [cursor];
            cursor = values++;
            nodes.Add(new Node(layer.Attribute, path, use.Arguments, operands, cursor, site));
        }
    }

    private void ReadInput(AttributeUse use, Site site)
    {
        if (inputs.Count > 0 || nodes.Count > 0)
        {
            Fail(Rule.MisplacedInput, site, use.Display);
            return;
        }

        CheckChoice<Layout>(use, site, nameof(InputAttribute.Layout));
        int[] extents = InputReader.Extents(use).ToArray();
        if (InputReader.Mistake(use, extents) is { } mistake)
        {
            findings.Add(new Finding(Rule.BadInput, site.At(mistake.Argument), [mistake.Found]));
            return;
        }

        string name = InputReader.Text(use, nameof(InputAttribute.Name)) ?? "input";
        if (!Paths.IsIdentifier(name))
        {
            findings.Add(new Finding(Rule.BadName, site.At(nameof(InputAttribute.Name)), [Paths.Shown(name), Paths.IdentifierRule]));
            return;
        }

        cursor = values++;
        inputs.Add(new GraphInput(name, Shape.Of(extents), Tokens: false, InputReader.IsInterleaved(use), cursor, site));
    }

    /// <summary>The path of a layer's parameters: its Name, or its kind and ordinal; null where the name is none.</summary>
    private string? PathOf(AttributeUse use, Site site)
    {
        Argument? given = use.Arguments.FirstOrDefault(argument => argument.Name == nameof(LayerAttribute.Name) && argument.Value.Kind != ConstantKind.Null);
        if (given is null)
        {
            string kind = char.ToLowerInvariant(use.Display[0]) + use.Display.Substring(1);
            ordinals.TryGetValue(kind, out int ordinal);
            ordinals[kind] = ordinal + 1;
            return kind + Text.Of(ordinal + 1);
        }

        string name = given.Value.Word ?? "";
        if (given.Value.Kind == ConstantKind.Text && Paths.IsPath(name))
        {
            return name;
        }

        findings.Add(new Finding(Rule.BadName, site.At(nameof(LayerAttribute.Name)), [Paths.Shown(name), Paths.PathRule]));
        return null;
    }

    private void Finish(NetworkDeclaration declaration)
    {
        if (inputs.Count == 0 && findings.Count == 0)
        {
            Fail(Rule.NoInput, Site.Class, declaration.Class.Plain);
        }
        else if (nodes.Count == 0 && findings.Count == 0)
        {
            Fail(Rule.NoLayers, Site.Class, declaration.Class.Plain);
        }
        else if (nodes.Count > Limits.Layers && findings.Count == 0)
        {
            findings.Add(new Finding(Rule.TooLarge, Site.Class, [declaration.Class.Plain, Text.Grouped(nodes.Count) + " layers", Text.Grouped(Limits.Layers)]));
        }
        else if (findings.Count == 0 && nodes[0].Inputs.Count == 0)
        {
            // A layer before the input has nothing to work on.
            Fail(Rule.MisplacedInput, inputs[0].Site, "Input");
        }
    }

    // A cast can make any number a member of an enum.
    private void CheckChoice<T>(AttributeUse use, Site site, string setting)
        where T : struct, Enum
    {
        Constant? value = use.Arguments.FirstOrDefault(argument => argument.Name == setting)?.Value;
        if (value is { } given && !Enum.IsDefined(typeof(T), (int)given.Integer))
        {
            findings.Add(new Finding(Rule.WrongType, site.At(setting), [use.Display, setting, Text.Join(Enum.GetNames(typeof(T))), given.ToString()]));
        }
    }

    private void Fail(DiagnosticDescriptor rule, Site site, string argument) => findings.Add(new Finding(rule, site, [argument]));
}
