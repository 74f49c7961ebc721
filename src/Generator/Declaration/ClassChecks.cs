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

        if (AnyContainer(type, container => container.Arity > 0) is { } generic)
        {
            yield return At(Rule.Generic, type.Name, generic.Name);
        }

        if (AnyContainer(type, container => !IsPartial(container)) is { } sealedOff)
        {
            yield return At(Rule.NotPartial, type.Name, sealedOff.Name);
        }

        foreach (Finding finding in FindOfBlock(type))
        {
            yield return finding;
        }

        if (GeneratedMembers.Names.Contains(type.Name))
        {
            yield return At(Rule.MemberCollision, type.Name, type.Name, "that is the name of the class");
        }

        foreach (string member in Collisions(type))
        {
            yield return At(Rule.MemberCollision, type.Name, member, "it has one already");
        }

        foreach (string mistake in ConstructorMistakes(type))
        {
            yield return At(Rule.OwnConstructor, type.Name, mistake);
        }

        // A type StaticNets there would hide the attributes too: C# says so.
        if (!compilation.Assembly.GlobalNamespace.GetTypeMembers(nameof(System)).IsEmpty)
        {
            yield return At(Rule.HiddenNamespace, type.Name);
        }
    }

    /// <summary>What a block must be: layers on two parts of a class have no order.</summary>
    public static IEnumerable<Finding> FindOfBlock(INamedTypeSymbol type)
    {
        SyntaxNode[] parts = type.GetAttributes()
            .Where(attribute => DeclarationReader.IsPart(attribute.AttributeClass) && attribute.ApplicationSyntaxReference is not null)
            .Select(attribute => attribute.ApplicationSyntaxReference!.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()!)
            .Distinct()
            .ToArray();
        if (parts.Length > 1)
        {
            yield return At(Rule.TwoParts, type.Name);
        }
    }

    private static string? Kind(INamedTypeSymbol type) =>
        type.IsRecord ? "a record"
        : type.TypeKind != TypeKind.Class ? "no class"
        : type.IsStatic ? "static"
        : type.IsAbstract ? "abstract"
        : AnyContainer(type, container => container.IsFileLocal) is not null ? "file-local"
        : Ancestors(type).FirstOrDefault(IsNetwork) is { } network ? "derived from network '" + network.Name + "'"
        : type.BaseType is { } parent && !parent.InstanceConstructors.Any(IsCallable) ? "derived from a class without a constructor that needs no arguments"
        : Ancestors(type).Prepend(type).SelectMany(part => part.GetMembers()).Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) ? "a class with required members"
        : null;

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass is { } marker && DeclarationReader.MetadataName(marker) == Names.Network);

    private static bool IsCallable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility != Accessibility.Private && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams);

    private static IEnumerable<string> Collisions(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && !IsEmitted(member) && (GeneratedMembers.Names.Contains(member.Name) || IsPortConstant(member.Name, type)))
        .Select(member => member.Name)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal);

    // MaskLength for a further [Input(Name = "mask")], FeaturesLength for [Output("features")]. Attributes are looked into only where a member has such a name.
    private static bool IsPortConstant(string member, INamedTypeSymbol type)
    {
        ILookup<string, AttributeData> parts = member.EndsWith("Length", StringComparison.Ordinal)
            ? type.GetAttributes().Where(attribute => attribute.AttributeClass is not null).ToLookup(attribute => DeclarationReader.MetadataName(attribute.AttributeClass!), StringComparer.Ordinal)
            : Array.Empty<AttributeData>().ToLookup(_ => "", StringComparer.Ordinal);
        IEnumerable<string?> inputs = parts[Names.Input].Skip(1).Select(input => Setting(input, nameof(InputAttribute.Name)) as string);
        IEnumerable<string?> outputs = parts[typeof(OutputAttribute).FullName!].Where(output => Setting(output, nameof(OutputAttribute.Training)) is not true)
            .Select(output => output.ConstructorArguments.Select(argument => argument.Value as string).FirstOrDefault());
        return inputs.Concat(outputs).Any(name => name is { Length: > 0 } && PortNames.ConstantOf(name) == member);
    }

    private static object? Setting(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static IEnumerable<string> ConstructorMistakes(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(constructor => !constructor.IsImplicitlyDeclared && !IsEmitted(constructor))
        .Select(constructor => Mistake(constructor, constructor.DeclaringSyntaxReferences[0].GetSyntax()))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .OrderBy(mistake => mistake, StringComparer.Ordinal);

    // A primary constructor would have to be called by the generated ones; one that calls no other leaves the network without weights.
    private static string? Mistake(IMethodSymbol constructor, SyntaxNode syntax) =>
        syntax is TypeDeclarationSyntax ? "is a primary one"
        : constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_UInt64 ? "takes (ulong), as the one that StaticNets adds"
        : syntax is not ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword } ? "does not call another one"
        : null;

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
