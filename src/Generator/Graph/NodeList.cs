using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>The graph so far: inputs and nodes, the shape of every value as far as it is known, and what was found.</summary>
internal sealed class NodeList(bool exact)
{
    // What one declaration may make the compiler read, so that nested repetitions end in a message and not in an hour.
    private const int MostParts = 20 * Limits.Layers;

    private readonly List<Signal?> signals = [];
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, (Node Node, Spec? Spec)> byPath = new(StringComparer.Ordinal);
    private int parts;

    public List<GraphInput> Inputs { get; } = [];

    public List<Node> Nodes { get; } = [];

    public List<GraphOutput> Outputs { get; } = [];

    /// <summary>Mistakes, and warnings.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    public bool Failed { get; private set; }

    /// <summary>True where a layer stands before the first input: it has nothing to act on.</summary>
    public bool HasLayerBeforeInput { get; set; }

    /// <summary>False once there are more layers than a network may have: reading on makes no sense.</summary>
    public bool HasRoom => Nodes.Count <= Limits.Layers && parts <= MostParts;

    public Shape? ShapeOf(int value) => value < 0 ? null : signals[value]?.Shape;

    public bool IsTaken(string path) => byPath.ContainsKey(path);

    /// <summary>Whether a layer, or a layer of a block, has that path.</summary>
    public bool Has(string path) => byPath.ContainsKey(path) || byPath.Keys.Any(known => known.StartsWith(path + ".", StringComparison.Ordinal));

    public void Fail(DiagnosticDescriptor rule, Site site, params string[] arguments) => Add(new Finding(rule, site, arguments.ToEquatable()));

    public void Add(Finding finding)
    {
        findings.Add(finding);
        Failed |= finding.Rule.DefaultSeverity == DiagnosticSeverity.Error;
    }

    public void CountPart() => parts++;

    /// <summary>Adds an input; where a name for the true lengths of its sequences is given, another one with these behind it.</summary>
    public int AddInput(string name, Shape shape, bool tokens, bool interleaved, string? lengths, Site site)
    {
        int value = signals.Count;
        Add(new GraphInput(name, shape, tokens, interleaved, value, site) { Lengths = lengths is null ? -1 : value + 1 });
        if (lengths is not null)
        {
            Add(new GraphInput(lengths, Shape.Of(1), Tokens: true, Interleaved: false, value + 1, site.At(nameof(InputAttribute.Lengths))) { Longest = shape[0] });
        }

        return value;
    }

    private void Add(GraphInput input)
    {
        signals.Add(input.Signal);
        Inputs.Add(input);
    }

    /// <summary>A value of which nothing is known, because what would make it is wrong.</summary>
    public int AddUnknown()
    {
        signals.Add(null);
        return signals.Count - 1;
    }

    /// <summary>Adds a layer and asks it what it makes of its operands, where those are known.</summary>
    public Node AddNode(Layer layer, LayerPath path, EquatableArray<Argument> settings, EquatableArray<int> operands, Site site)
    {
        int further = layer.ResultLabels.Count(label => settings.Any(setting => setting.Name == label));
        Node node = new(layer.Attribute, path.Path, settings, operands, signals.Count, site) { Further = Enumerable.Range(signals.Count + 1, further).ToEquatable() };
        Signal?[] inputs = operands.Select(operand => operand < 0 ? null : signals[operand]).ToArray();
        Spec? spec = null;
        if (inputs.All(signal => signal is not null))
        {
            LayerContext at = new(layer, node, inputs.Select(signal => signal!).ToEquatable(), exact);
            spec = Results.Check(layer, at);
            foreach (Finding finding in at.Findings)
            {
                Add(finding);
            }
        }

        if (byPath.ContainsKey(path.Path))
        {
            Fail(Rule.DuplicateName, site.At(nameof(LayerAttribute.Name)), path.Path.Length == 0 ? "The path of the network itself" : "'" + path.Path + "'");
        }

        // In a block that shares another's parameters most layers have none: they are what they are.
        if (path.Shared is { } shared && (path.IsShareGiven || spec is null || Tensors(layer, spec).Length > 0))
        {
            node = node with { SharedPath = shared };
            CheckShared(layer, spec, shared, site);
        }

        byPath[path.Path] = (node, spec);
        IReadOnlyList<Signal> made = spec is null ? [] : Results.Of(layer, spec, inputs!);
        signals.AddRange(node.Results.Select((_, i) => made.ElementAtOrDefault(i)));
        Nodes.Add(node);
        return node;
    }

    // Only what is declared before can be shared, so that there is one owner and no circle.
    private void CheckShared(Layer layer, Spec? spec, string sharedPath, Site site)
    {
        site = site.At(nameof(LayerAttribute.Share));
        if (!byPath.TryGetValue(sharedPath, out (Node Node, Spec? Spec) owner))
        {
            Fail(Rule.BadShare, site, Paths.Shown(sharedPath), "is the path of no layer before this one" + Known(layer));
        }
        else if (owner.Node.SharedPath is { } further)
        {
            Fail(Rule.BadShare, site, sharedPath, "has no parameters of its own; share '" + further + "' itself");
        }
        else if (spec is not null && owner.Spec is not null && Tensors(layer, spec) is var mine && Tensors(LayerCatalog.Find(owner.Node.Layer)!, owner.Spec) is var theirs && (mine != theirs || mine.Length == 0))
        {
            string kind = owner.Node.Layer == layer.Attribute ? "" : "is " + Described(owner.Node.Layer) + " and ";
            Fail(Rule.BadShare, site, sharedPath, kind + (mine == theirs ? "has nothing to share: it has no parameters" : "has " + Shown(theirs) + " where this one needs " + Shown(mine)));
        }
    }

    private string Known(Layer layer)
    {
        string[] paths = Nodes.Where(node => node.Layer == layer.Attribute && node.SharedPath is null).Select(node => "'" + node.Path + "'").Take(8).ToArray();
        return paths.Length == 0 ? "" : "; of its kind there are " + Text.Join(paths);
    }

    private static string Tensors(Layer layer, Spec spec) => Text.Join(layer.Parameters(spec).Select(parameter => parameter.Name + " " + parameter.Shape));

    private static string Shown(string tensors) => tensors.Length == 0 ? "no parameters" : tensors;

    private static string Described(string attribute) => "[" + new AttributeUse(attribute, 0, []).Display + "]";
}
