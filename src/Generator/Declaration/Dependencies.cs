using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// What a record was read from: files, which have to be the same ones for it to hold, and names, under which the other files have to declare what they did.
/// Where a value may come from a declaration elsewhere (a constant, say), it depends on every declaration.
/// </summary>
internal sealed class Dependencies
{
    private readonly Surroundings surroundings;
    private readonly HashSet<FileOutline> files = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal) { nameof(System), "EmittedCode" };
    private bool onEverything;

    public Dependencies(Surroundings surroundings) => this.surroundings = surroundings;

    private Dependencies(Dependencies earlier, Surroundings now)
    {
        surroundings = now;
        files = earlier.files;
        names = earlier.names;
        onEverything = earlier.onEverything;
    }

    /// <summary>Whether what was read still holds.</summary>
    public bool Hold(Surroundings now)
    {
        Surroundings.Difference since = now.Since(surroundings);
        return !since.Everything && !files.Overlaps(since.Gone) && (onEverything ? since.Names.Count == 0 : !names.Overlaps(since.Names));
    }

    /// <summary>The same from a later moment on, at which it holds.</summary>
    public Dependencies At(Surroundings now) => new(this, now);

    public void AddEverything() => onEverything = true;

    /// <summary>The class that is read: what stands on it, what it lies in and what it derives from.</summary>
    public void AddClass(INamedTypeSymbol type)
    {
        names.Add(type.Name);
        foreach (UsingDirectiveSyntax directive in SyntaxFactory.ParseCompilationUnit(surroundings.Globals).Usings)
        {
            AddUsing(directive);
        }

        foreach (SyntaxNode part in AddFiles(type))
        {
            foreach (AttributeListSyntax list in part is TypeDeclarationSyntax declaration ? declaration.AttributeLists : [])
            {
                AddText(list);
            }
        }

        onEverything |= type.ContainingType is not null || Ancestors(type).Skip(1).Any(IsInSource);
    }

    /// <summary>An attribute on it: where its class is the project's, all that this one is made of.</summary>
    public void AddAttribute(INamedTypeSymbol attribute)
    {
        foreach (INamedTypeSymbol type in Ancestors(attribute).Where(IsInSource))
        {
            foreach (SyntaxNode part in AddFiles(type))
            {
                AddText(part);
            }

            // What types of parameters and properties are made of is read too: members of enums.
            onEverything |= type.ContainingType is not null || type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type)
                .Concat(type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type))
                .Any(IsInSource);
        }
    }

    /// <summary>The files in which a symbol is declared, with their usings.</summary>
    public IEnumerable<SyntaxNode> AddFiles(ISymbol symbol)
    {
        SyntaxNode[] parts = [.. symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())];
        foreach (SyntaxTree tree in parts.Select(part => part.SyntaxTree))
        {
            if (files.Add(FileOutline.Of(tree, default)))
            {
                foreach (UsingDirectiveSyntax directive in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
                {
                    AddUsing(directive);
                }
            }
        }

        return parts;
    }

    private void AddUsing(UsingDirectiveSyntax directive)
    {
        AddIdentifiers(directive.DescendantTokens());

        // The members of a class of the project may come from its base classes, whose names stand nowhere here.
        SyntaxNode? named = directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null ? null : (directive.NamespaceOrType as QualifiedNameSyntax)?.Right ?? (SyntaxNode)directive.NamespaceOrType;
        onEverything |= named is not null && named.DescendantTokens().Any(token => surroundings.Declares(token.ValueText));
    }

    private void AddText(SyntaxNode node)
    {
        AddIdentifiers(node.DescendantTokens());
        foreach (SyntaxNode inner in node.DescendantNodes())
        {
            if ((inner as AttributeArgumentSyntax)?.Expression is { } given)
            {
                AddValue(given);
            }
            else if ((inner as EqualsValueClauseSyntax)?.Value is { } initial)
            {
                AddValue(initial);
            }
        }
    }

    // What is named here and declared in the project may have its value from anywhere; nameof has it from the name alone.
    private void AddValue(ExpressionSyntax expression) => onEverything |= expression
        .DescendantNodesAndSelf(node => node is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
        .OfType<SimpleNameSyntax>()
        .Any(name => surroundings.Declares(name.Identifier.ValueText));

    private void AddIdentifiers(IEnumerable<SyntaxToken> tokens)
    {
        foreach (string name in tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText))
        {
            names.Add(name);
            names.Add(name + nameof(Attribute));
        }
    }

    private static bool IsInSource(ITypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty;

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }
}
