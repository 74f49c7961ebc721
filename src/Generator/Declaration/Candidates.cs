using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// Finds the networks and blocks of a project at every edit. Roslyn's own search by attribute asks each class that it finds for all of its attributes, which for many networks takes
/// longer than anything else here.
/// </summary>
internal static class Candidates
{
    private const string Suffix = nameof(Attribute);
    private const string Marker = nameof(NetworkAttribute);

    /// <summary>The networks, in the order of their files; those that nothing has touched are the same instances as before.</summary>
    public static IEnumerable<NetworkDeclaration> Networks(Compilation compilation, CancellationToken cancel) =>
        Marked(compilation, cancel).Select(place => Network(place, compilation, cancel)).OfType<NetworkDeclaration>();

    /// <summary>The networks with the place of the class' name, read anew.</summary>
    public static IEnumerable<(NetworkDeclaration Declaration, Location Place)> NetworksInPlace(Compilation compilation, CancellationToken cancel)
    {
        foreach ((SyntaxTree tree, int start) in Marked(compilation, cancel))
        {
            TypeDeclarationSyntax part = Find(tree, start, cancel);
            if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(part, cancel) is INamedTypeSymbol type && DeclarationReader.IsFirstPart(type, part))
            {
                yield return (DeclarationReader.ReadSafely(type, compilation, cancel), part.Identifier.GetLocation());
            }
        }
    }

    /// <summary>The blocks of the project, each followed by those that it uses, with the place of the class' name.</summary>
    public static IEnumerable<(EquatableArray<BlockDefinition> Blocks, Location Place)> BlocksInPlace(Compilation compilation, CancellationToken cancel)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach ((SyntaxTree tree, int start) in Derived(compilation, cancel))
        {
            TypeDeclarationSyntax part = Find(tree, start, cancel);
            if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(part, cancel) is INamedTypeSymbol type && BlockReader.IsChecked(type) && seen.Add(type))
            {
                yield return (BlockReader.Read(type, compilation, cancel), part.Identifier.GetLocation());
            }
        }
    }

    /// <summary>What is to be recorded of the project's blocks, in one order whatever that of the files is.</summary>
    public static EquatableArray<RecordedDefault> Defaults(Compilation compilation, CancellationToken cancel) => Derived(compilation, cancel)
        .SelectMany(place => Defaults(place, compilation, cancel))
        .Distinct()
        .OrderBy(record => record.Block, StringComparer.Ordinal)
        .ThenBy(record => record.Property, StringComparer.Ordinal)
        .ToEquatable();

    private static NetworkDeclaration? Network((SyntaxTree Tree, int Start) place, Compilation compilation, CancellationToken cancel) =>
        Kept<NetworkDeclaration>.Get(
            place.Tree,
            place.Start,
            compilation,
            dependencies =>
            {
                TypeDeclarationSyntax part = Find(place.Tree, place.Start, cancel);
                if (compilation.GetSemanticModel(place.Tree).GetDeclaredSymbol(part, cancel) is not INamedTypeSymbol type)
                {
                    dependencies.AddEverything();
                    return null;
                }

                dependencies.AddClass(type);
                return DeclarationReader.IsFirstPart(type, part) ? DeclarationReader.ReadSafely(type, compilation, cancel, dependencies) : null;
            },
            cancel);

    private static IReadOnlyList<RecordedDefault> Defaults((SyntaxTree Tree, int Start) place, Compilation compilation, CancellationToken cancel) =>
        Kept<IReadOnlyList<RecordedDefault>>.Get(
            place.Tree,
            place.Start,
            compilation,
            dependencies =>
            {
                dependencies.AddEverything();
                return compilation.GetSemanticModel(place.Tree).GetDeclaredSymbol(Find(place.Tree, place.Start, cancel), cancel) is INamedTypeSymbol type && DeclarationReader.IsBlock(type)
                    ? Recorder.Record(type, compilation, dependencies)
                    : [];
            },
            cancel)!;

    // An alias, of the file or of all files, may name the marker otherwise.
    private static IEnumerable<(SyntaxTree Tree, int Start)> Marked(Compilation compilation, CancellationToken cancel)
    {
        FileOutline[] files = Surroundings.Of(compilation, cancel).Files;
        string[] everywhere = [.. files.SelectMany(file => file.GlobalAliases).Where(alias => alias.Value == Marker).Select(alias => alias.Key)];
        return compilation.SyntaxTrees.Zip(files, (tree, file) => (Tree: tree, File: file)).SelectMany(pair => pair.File.Marked
            .Where(type => type.Attributes.Any(name => Means(name, pair.File, everywhere)))
            .Select(type => (pair.Tree, type.Start)));
    }

    private static bool Means(string attribute, FileOutline file, string[] everywhere)
    {
        string whole = attribute + Suffix;
        return attribute == Marker || whole == Marker || Is(attribute) || Is(whole);

        bool Is(string name) => (file.Aliases.TryGetValue(name, out string? target) && target == Marker) || everywhere.Contains(name);
    }

    private static IEnumerable<(SyntaxTree Tree, int Start)> Derived(Compilation compilation, CancellationToken cancel) =>
        compilation.SyntaxTrees.Zip(Surroundings.Of(compilation, cancel).Files, (tree, file) => file.Derived.Select(start => (tree, start))).SelectMany(places => places);

    private static TypeDeclarationSyntax Find(SyntaxTree tree, int start, CancellationToken cancel) => tree.GetRoot(cancel).FindToken(start).Parent!
        .AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .First(type => type.SpanStart == start);
}
