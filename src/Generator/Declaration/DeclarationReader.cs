using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>Symbols -> NetworkDeclaration: the only stage that sees Roslyn's symbols. Copies values out of them and keeps none.</summary>
internal static class DeclarationReader
{
    /// <summary>The network as written.</summary>
    /// <param name="dependencies">Takes note of what is read, where that is to be kept.</param>
    public static NetworkDeclaration Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel, Dependencies? dependencies = null)
    {
        BlockReader blocks = new(compilation, cancel, dependencies);
        AttributeUse[]? uses = blocks.Uses(type);
        EquatableArray<BlockDefinition> definitions = blocks.Definitions();
        EquatableArray<Finding> findings = ClassChecks.Find(type, compilation).Concat(UnreadableBlocks.Find(uses ?? [], definitions)).ToEquatable();

        // An attribute that C# itself rejects has its error already; shapes after it are unknown.
        ClassIdentity identity = Identity(type);
        return new NetworkDeclaration(identity, (uses ?? []).ToEquatable(), findings, Readable: uses is not null && identity.IsNamed, definitions, Weights: null);
    }

    /// <summary>As <see cref="Read"/>, but whatever goes wrong becomes a finding: an exception out of a generator would end it.</summary>
    public static NetworkDeclaration ReadSafely(INamedTypeSymbol type, Compilation compilation, CancellationToken cancel, Dependencies? dependencies = null)
    {
        try
        {
            return Read(type, compilation, cancel, dependencies);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Finding finding = new(Rule.InternalFault, Site.Class, [type.Name, fault.GetType().Name + ": " + fault.Message]);
            return new NetworkDeclaration(Identity(type), [], [finding], Readable: false, Blocks: [], Weights: null);
        }
    }

    /// <summary>Whether <paramref name="part"/> is the one that counts, where [Network] stands (wrongly) on several parts of a class.</summary>
    public static bool IsFirstPart(INamedTypeSymbol type, SyntaxNode part) => type.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { } marker && MetadataName(marker) == Names.Network)
        ?.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>() == part;

    /// <summary>Whether the attribute belongs to the language: network, input, layer, block or a piece of structure.</summary>
    public static bool IsPart(INamedTypeSymbol? attribute)
    {
        for (INamedTypeSymbol? type = attribute; type is not null; type = type.BaseType)
        {
            if (type.Name is nameof(NetworkAttribute) or nameof(InputAttribute) or nameof(PartAttribute) && MetadataName(type) is { } name
                && (name == Names.Network || name == Names.Input || name == Names.Part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the class is one of blocks: derived from <see cref="BlockAttribute"/>.</summary>
    public static bool IsBlock(INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? parent = type?.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == nameof(BlockAttribute) && MetadataName(parent) == Names.Block)
            {
                return true;
            }
        }

        return false;
    }

    public static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.IsFileLocal ? type.Name : type.MetadataName;
        if (name.StartsWith("<", StringComparison.Ordinal))
        {
            // In metadata the name of a file-local class begins with its file and a hash: <File>F00AA...__Name.
            name = name.Substring(name.IndexOf("__", Math.Max(name.IndexOf('>'), 0), StringComparison.Ordinal) + "__".Length);
        }

        return type.ContainingType is { } outer ? MetadataName(outer) + "+" + name
            : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(QualifiedName) + "." + name
            : name;
    }

    private static readonly SymbolDisplayFormat QualifiedName = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static ClassIdentity Identity(INamedTypeSymbol type)
    {
        List<string> containers = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, "partial " + Keyword(outer) + " " + Escape(outer.Name));
        }

        string space = type.ContainingNamespace is { IsGlobalNamespace: false } name
            ? string.Join(".", name.ToDisplayString(QualifiedName).Split('.').Select(Escape))
            : "";
        return new ClassIdentity(space, containers.ToEquatable(), Escape(type.Name), MetadataName(type));
    }

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        TypeKind.Interface => "interface",
        _ => type.IsRecord ? "record" : "class",
    };

    // Contextual keywords (record, field, await ...) are escaped too: some of them may not name a type otherwise.
    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
