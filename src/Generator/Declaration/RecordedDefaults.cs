using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>What referenced libraries record of the defaults of their blocks' properties, which metadata does not hold.</summary>
internal sealed class RecordedDefaults
{
    private readonly Dictionary<ISymbol, ILookup<string, AttributeData>> assemblies = new(SymbolEqualityComparer.Default);

    /// <summary>The value recorded for a property; null where there is no record.</summary>
    public TypedConstant? Of(IPropertySymbol property)
    {
        INamedTypeSymbol block = property.ContainingType.OriginalDefinition;
        return property.ContainingAssembly is { } assembly
            ? In(assembly)[property.Name]
                .Where(record => record.ConstructorArguments[0].Value is INamedTypeSymbol recorded && SymbolEqualityComparer.Default.Equals(recorded.OriginalDefinition, block))
                .Select(record => (TypedConstant?)record.ConstructorArguments[2])
                .FirstOrDefault()
            : null;
    }

    private ILookup<string, AttributeData> In(IAssemblySymbol assembly)
    {
        if (!assemblies.TryGetValue(assembly, out ILookup<string, AttributeData>? records))
        {
            records = assembly.GetAttributes()
                .Where(attribute => attribute.AttributeClass is { Name: nameof(BlockDefaultsAttribute) } type && DeclarationReader.MetadataName(type) == Names.BlockDefaults)
                .Where(record => record.ConstructorArguments.Length == 3 && record.ConstructorArguments[1].Value is string)
                .ToLookup(record => (string)record.ConstructorArguments[1].Value!, StringComparer.Ordinal);
            assemblies.Add(assembly, records);
        }

        return records;
    }
}
