using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Declaration;

/// <summary>What the class itself must be so that members can be added to it.</summary>
internal static class ClassChecks
{
    private static readonly string Emitted = GeneratedMembers.Marker;

    // The emitted code implements static abstract members with ref structs as type arguments.
    private const LanguageVersion Least = (LanguageVersion)1300;

    public static IEnumerable<Finding> Find(INamedTypeSymbol type, Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("StaticNets.Runtime.EmittedCode") is null)
        {
            yield return At(Rule.RuntimeMissing, type.Name);
        }

        if (compilation is CSharpCompilation { LanguageVersion: < Least } old)
        {
            yield return At(Rule.LanguageVersion, type.Name, old.LanguageVersion.ToDisplayString());
        }

        if (Kind(type) is { } kind)
        {
            yield return At(Rule.UnsupportedKind, type.Name, kind);
        }

        if (AnyContainer(type, container => container.IsGenericType) is { } generic)
        {
            yield return At(Rule.Generic, type.Name, generic.Name);
        }

        if (AnyContainer(type, container => !IsPartial(container)) is { } sealedOff)
        {
            yield return At(Rule.NotPartial, type.Name, sealedOff.Name);
        }

        SyntaxNode[] parts = type.GetAttributes()
            .Where(attribute => DeclarationReader.IsPart(attribute.AttributeClass) && attribute.ApplicationSyntaxReference is not null)
            .Select(attribute => attribute.ApplicationSyntaxReference!.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()!)
            .Distinct()
            .ToArray();
        if (parts.Length > 1)
        {
            yield return At(Rule.TwoParts, type.Name);
        }

        foreach (string member in Collisions(type))
        {
            yield return At(Rule.MemberCollision, type.Name, member);
        }
    }

    private static string? Kind(INamedTypeSymbol type) =>
        type.IsRecord ? "a record"
        : type.TypeKind != TypeKind.Class ? "no class"
        : type.IsStatic ? "static"
        : type.IsAbstract ? "abstract"
        : AnyContainer(type, container => container.IsFileLocal) is not null ? "file-local"
        : null;

    private static IEnumerable<string> Collisions(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && !IsEmitted(member) && (GeneratedMembers.Names.Contains(member.Name) || IsTakenConstructor(member)))
        .Select(member => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "its constructor" : member.Name)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal);

    // A primary constructor would have to be called by the generated ones; (ulong) is a generated one; none without parameters may hide it.
    private static bool IsTakenConstructor(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && (constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax)
            || (constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_UInt64));

    // The analyzer sees the class with what the generator has added to it.
    private static bool IsEmitted(ISymbol member) => member.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        .SelectMany(part => part.AttributeLists)
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.ToString() == Emitted);

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .All(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static INamedTypeSymbol? AnyContainer(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> condition)
    {
        for (INamedTypeSymbol? container = type; container is not null; container = container.ContainingType)
        {
            if (condition(container))
            {
                return container;
            }
        }

        return null;
    }

    private static Finding At(DiagnosticDescriptor rule, params string[] arguments) => new(rule, Site.Class, arguments.ToEquatable());
}
