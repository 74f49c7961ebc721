using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>What a block of this project begins with, for others to know.</summary>
internal static class Recorder
{
    /// <summary>One record for each property whose default is a constant; none where another file cannot name the class.</summary>
    public static IReadOnlyList<RecordedDefault> Record(INamedTypeSymbol block, Compilation compilation, Dependencies dependencies)
    {
        if (!IsNameable(block))
        {
            return [];
        }

        List<RecordedDefault> records = [];
        foreach (IPropertySymbol property in BlockParameters.Recordable(block))
        {
            dependencies.AddFiles(property);
            Initialisers.Initial initial = Initialisers.Read(property, compilation);
            INamedTypeSymbol? choice = initial.Value is { Kind: ConstantKind.Choice } ? (INamedTypeSymbol)initial.Type : null;
            if (initial.Value is { Kind: not ConstantKind.Other } constant && (choice is null || IsNameable(choice)))
            {
                records.Add(new RecordedDefault(Name(block), property.Name, constant, choice is null ? null : Name(choice)));
            }
        }

        return records;
    }

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static bool IsNameable(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            bool isVisible = outer.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (!isVisible || outer.Arity > 0 || outer.IsFileLocal || outer.Name.Length == 0)
            {
                return false;
            }
        }

        // To name it would be an error.
        return !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(ObsoleteAttribute) && attribute.ConstructorArguments.Any(argument => argument.Value is true));
    }
}
