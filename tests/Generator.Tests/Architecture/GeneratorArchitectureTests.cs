using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Layers;
using Xunit;

namespace StaticNets.Generator.Tests.Architecture;

/// <summary>Who may use whom in the generator: Support, then Ir, then Layers and Rules, then the stages, then the compiler, then generator and analyzer.</summary>
public class GeneratorArchitectureTests
{
    private const string Root = "StaticNets.Generator";

    private static readonly string[] Stages = ["Declaration", "Graph", "Shapes", "Streaming", "Lowering", "Fusion", "Scheduling", "Memory", "Unrolling", "Emission"];

    private static readonly string[] Below = ["Support", "Ir", "Rules", "Layers"];

    // Spec and Layer are the two words of a checked network: a checked node holds the layer that accepted it, and its answer.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Support"] = [],
        ["Ir"] = ["Support"],
        ["Rules"] = ["Support", "Ir"],
        ["Layers"] = ["Support", "Ir", "Rules"],
    };

    private static readonly Type[] Words = [typeof(Layer), typeof(Spec)];

    private static readonly Type[] Types = typeof(NetworkGenerator).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true).ToArray();

    [Fact]
    public void No_stage_uses_another_and_nothing_uses_what_is_above_it() => Assert.Empty(Types.SelectMany(Violations).Distinct());

    [Fact]
    public void The_compiler_alone_names_two_stages()
    {
        string[] named = Types.Where(type => type.Namespace == Root)
            .GroupBy(Outermost)
            .Where(group => group.SelectMany(Uses.Of).Select(Folder).Intersect(Stages).Count() > 1)
            .Select(group => group.Key.Name)
            .ToArray();
        Assert.Equal([nameof(Compiler)], named);
    }

    [Fact]
    public void A_stage_knows_no_layer_by_name()
    {
        // A layer's attribute is its name.
        IEnumerable<Type> attributes = LayerCatalog.All.Select(layer => typeof(Layer).Assembly.GetType(layer.Attribute, throwOnError: true)!);
        Type[] layers = [.. Types.Where(type => Words.Any(word => type.IsSubclassOf(word))), .. attributes];
        Assert.True(layers.Length > 100, "There are layers, specs and attributes to look for.");
        Assert.Empty(Types.Where(type => Stages.Contains(Folder(type))).SelectMany(type => Uses.Of(type).Intersect(layers).Select(used => type.FullName + " uses " + used.FullName)));
    }

    [Fact]
    public void Only_the_reader_of_declarations_sees_symbols() => Assert.Empty(Types
        .Where(type => Folder(type) is { } folder && folder != "Declaration")
        .SelectMany(type => Uses.Of(type).Where(used => typeof(Microsoft.CodeAnalysis.ISymbol).IsAssignableFrom(used) || typeof(Microsoft.CodeAnalysis.SyntaxNode).IsAssignableFrom(used)).Select(used => type.FullName + " uses " + used.FullName)));

    [Fact]
    public void The_check_sees_what_the_compiler_names()
    {
        Assert.Contains(typeof(Emission.NetworkWriter), Uses.Of(typeof(Compiler)));
        Assert.Contains("StaticNets.Generator.Compiler", Violations(typeof(Compiler), "Memory").Single(violation => violation.Contains("Emission.NetworkWriter", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Violations(Type type) => Folder(type) is { } folder ? Violations(type, folder) : [];

    private static IEnumerable<string> Violations(Type type, string folder)
    {
        string[] allowed = Allowed.TryGetValue(folder, out string[]? lower) ? lower : Stages.Contains(folder) ? Below : [];
        return Uses.Of(type)
            .Where(used => Types.Contains(used) && Folder(used) != folder && !allowed.Contains(Folder(used)) && !(folder == "Ir" && Words.Contains(used)))
            .Select(used => type.FullName + " uses " + used.FullName);
    }

    // The first part of the namespace under the root; null for the root itself.
    private static string? Folder(Type type) => type.Namespace is { } space && space.StartsWith(Root + ".", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
