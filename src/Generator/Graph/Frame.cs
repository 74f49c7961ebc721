using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Graph.Expressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>The reading of one list of attributes, the network's or that of one use of a block: where it stands and what its names mean.</summary>
internal sealed class Frame
{
    private readonly Dictionary<string, (int Value, Site Site)> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
    private readonly EquatableArray<int> site;

    /// <summary>The network's own list.</summary>
    public Frame()
    {
        site = [];
        Path = ParameterPath = "";
        Scope = new Scope(null, [], Shape.Of());
        Cursor = -1;
    }

    /// <summary>One use of <paramref name="block"/> at the cursor of <paramref name="outer"/>.</summary>
    public Frame(Frame outer, BlockDefinition block, Site at, LayerPath path, Scope scope)
    {
        Outer = outer;
        Depth = outer.Depth + 1;
        Block = block;
        site = at.Path;
        Path = path.Path;
        ParameterPath = path.Shared ?? path.Path;
        Scope = scope;
        Cursor = outer.Cursor;
    }

    public Frame? Outer { get; }

    /// <summary>How many blocks stand around what is declared here.</summary>
    public int Depth { get; }

    /// <summary>Null for the network's own list.</summary>
    public BlockDefinition? Block { get; }

    /// <summary>Path of what is declared here; "" for the network.</summary>
    public string Path { get; }

    /// <summary>Where the parameters of what is declared here live: another block's path, where this use shares it.</summary>
    public string ParameterPath { get; }

    /// <summary>What names in expressions mean.</summary>
    public Scope Scope { get; }

    /// <summary>The current value; -1 before the first input.</summary>
    public int Cursor { get; set; }

    public Fork? Fork { get; set; }

    /// <summary>Labels given here, in the order of their names.</summary>
    public IEnumerable<string> Labels => labels.Keys.OrderBy(label => label, StringComparer.Ordinal);

    public Site SiteOf(AttributeUse use) => new(site.Append(use.Index).ToEquatable(), null);

    /// <summary>Labels that nothing asked for, with the attributes that gave them.</summary>
    public IEnumerable<(string Label, Site Site)> Unused => labels.Where(pair => !used.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Site));

    /// <summary>False where the label is given already.</summary>
    public bool Label(string label, int value, Site at)
    {
        bool free = !labels.ContainsKey(label);
        labels[label] = (value, at);
        return free;
    }

    /// <summary>The value of a label: one given here, or one from outside that a parameter of that name holds. Null where there is none.</summary>
    public int? Find(string label)
    {
        used.Add(label);
        return labels.TryGetValue(label, out (int Value, Site Site) given) ? given.Value
            : Scope.Parameter(label) is { } parameter && Scope.Value(parameter) is { Kind: ConstantKind.Text, Word: { } outside } ? Outer!.Find(outside)
            : null;
    }

    /// <summary>Where a label would have been given: by its name here, or, where a parameter holds one from outside, by that one there.</summary>
    public (Frame Frame, string Label) Origin(string label) =>
        !labels.ContainsKey(label) && Scope.Parameter(label) is { } parameter && Scope.Value(parameter) is { Kind: ConstantKind.Text, Word: { } outside } ? Outer!.Origin(outside) : (this, label);

    /// <summary>The next number of a kind here.</summary>
    public int Next(string kind)
    {
        ordinals.TryGetValue(kind, out int last);
        return ordinals[kind] = last + 1;
    }
}
