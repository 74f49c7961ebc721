using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;

namespace StaticNets.Generator.Declaration;

/// <summary>
/// What a use gives a block: its constructor's parameters and its settable properties, those of its base classes up to <see cref="BlockAttribute"/> included.
/// A constructor parameter and the property of that name (case aside) are one parameter.
/// </summary>
internal sealed class BlockParameters
{
    // What every layer has is no parameter.
    private static readonly string[] Common = [nameof(LayerAttribute.Name), nameof(LayerAttribute.Repeat), nameof(LayerAttribute.Share), nameof(BlockAttribute.EachStep), nameof(PartAttribute.If)];

    private readonly Compilation compilation;
    private readonly bool inSource;
    private readonly RecordedDefaults recorded;
    private readonly IParameterSymbol[][] constructors;

    public BlockParameters(INamedTypeSymbol block, Compilation compilation, bool inSource, RecordedDefaults recorded)
    {
        this.compilation = compilation;
        this.inSource = inSource;
        this.recorded = recorded;
        constructors = [.. Constructors(block).Select(constructor => constructor.Parameters.ToArray())];
        IPropertySymbol[] properties = [.. Properties(block)];
        foreach (string name in constructors.SelectMany(parameters => parameters).Select(parameter => parameter.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!Common.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                All.Add(Positional(name, properties.FirstOrDefault(property => Is(property, name))));
            }
        }

        foreach (IPropertySymbol property in properties.Where(property => IsSettable(property) && !All.Any(parameter => Is(property, parameter.Name))))
        {
            All.Add(Named(property));
        }

        if (inSource)
        {
            Findings.AddRange(ConstructorAssignments.Find(block, All).Select(name => new Finding(Rule.DefaultNotConstant, new Site([], name), [name])));
        }
    }

    /// <summary>The constructor's in their order, then the other properties.</summary>
    public List<BlockParameter> All { get; } = [];

    /// <summary>Defaults that cannot be known.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The properties whose defaults are to be recorded: their block is in source, and no constructor gives them.</summary>
    public static IEnumerable<IPropertySymbol> Recordable(INamedTypeSymbol block) => Own(block)
        .Where(property => IsSettable(property) && !property.IsRequired && !Common.Contains(property.Name)
            && !Constructors(block).All(constructor => constructor.Parameters.Any(parameter => Is(property, parameter.Name))));

    private BlockParameter Positional(string name, IPropertySymbol? property)
    {
        IParameterSymbol[] same = [.. constructors.SelectMany(parameters => parameters).Where(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))];
        if (property is not null && IsSettable(property) && same.Length < constructors.Length)
        {
            return Named(property);
        }

        IParameterSymbol? optional = same.FirstOrDefault(parameter => parameter.HasExplicitDefaultValue);
        Constant? value = optional is null ? null : Constants.Of(optional.ExplicitDefaultValue, optional.Type);
        return New(property?.Name ?? same[0].Name, same[0].Type, value);
    }

    private BlockParameter Named(IPropertySymbol property)
    {
        if (property.IsRequired)
        {
            return New(property.Name, property.Type, value: null);
        }

        if (!SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, compilation.Assembly))
        {
            Constant? value = recorded.Of(property) is { } record ? Constants.Of(record, property.Type) : null;
            return New(property.Name, property.Type, value) with { Known = value is not null };
        }

        Initialisers.Initial initial = Initialisers.Read(property, compilation);
        bool isItsParameter = initial.Parameter is { } name && Is(property, name) && constructors.Any(parameters => parameters.Any(parameter => parameter.Name == name));
        if (initial.Value is null && !isItsParameter)
        {
            Findings.Add(new Finding(Rule.DefaultNotConstant, new Site([], property.Name), [property.Name]));
        }

        return New(property.Name, property.Type, initial.Value);
    }

    private static BlockParameter New(string name, ITypeSymbol type, Constant? value) => new(name, Constants.KindOf(type), value) { Choices = Constants.ChoicesOf(type) };

    private static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol block) =>
        block.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility != Accessibility.Private);

    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol block)
    {
        HashSet<string> seen = new(Common, StringComparer.Ordinal);
        for (INamedTypeSymbol? type = block; type is not null && DeclarationReader.IsBlock(type); type = type.BaseType)
        {
            foreach (IPropertySymbol property in Own(type).Where(property => seen.Add(property.Name)))
            {
                yield return property;
            }
        }
    }

    private static IEnumerable<IPropertySymbol> Own(INamedTypeSymbol block) =>
        block.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public });

    // What an attribute's argument can set.
    private static bool IsSettable(IPropertySymbol property) =>
        property.SetMethod is { DeclaredAccessibility: Accessibility.Public } && property.GetMethod is null or { DeclaredAccessibility: Accessibility.Public };

    private static bool Is(IPropertySymbol property, string name) => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);
}
