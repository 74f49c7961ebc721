using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>Where a finding's site is in the tree being edited.</summary>
internal static class Locator
{
    /// <summary>The attribute of the class itself, or its argument; the class' name, or that of a property, where the site has no attribute.</summary>
    public static Location Find(INamedTypeSymbol type, Site site, CancellationToken cancel)
    {
        if (site.Path.Count == 0)
        {
            ISymbol place = site.Argument is { } name ? Member(type, name) ?? type : type;
            return place.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
        }

        return Place(type.GetAttributes()[site.Path[0]], site.Path.Count == 1 ? site.Argument : null, cancel)
            ?? type.Locations.FirstOrDefault()
            ?? Location.None;
    }

    /// <summary>The attributes inside the block that stands there, outermost first, the last with the argument; those alone that are in source.</summary>
    public static IEnumerable<Location> Inner(INamedTypeSymbol type, Site site, CancellationToken cancel)
    {
        INamedTypeSymbol? block = type;
        for (int depth = 0; depth < site.Path.Count && block is not null && site.Path[depth] < block.GetAttributes().Length; depth++)
        {
            AttributeData attribute = block.GetAttributes()[site.Path[depth]];
            if (depth > 0 && Place(attribute, depth == site.Path.Count - 1 ? site.Argument : null, cancel) is { } location)
            {
                yield return location;
            }

            block = attribute.AttributeClass?.OriginalDefinition;
        }
    }

    private static Location? Place(AttributeData attribute, string? argument, CancellationToken cancel) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancel) is AttributeSyntax syntax
            ? (argument is null ? null : Argument(attribute, syntax, argument))?.GetLocation() ?? syntax.GetLocation()
            : null;

    // A property of a base class is shown where the class is named.
    private static ISymbol? Member(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).FirstOrDefault()
        ?? type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>The argument that sets a property: <c>F = 5</c>, <c>f: 5</c>, or the positional 5; <c>Shape.1</c> is the second element of a params array.</summary>
    private static AttributeArgumentSyntax? Argument(AttributeData attribute, AttributeSyntax syntax, string name)
    {
        AttributeArgumentSyntax[] arguments = syntax.ArgumentList?.Arguments.ToArray() ?? [];
        if (arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } named)
        {
            return named;
        }

        string[] parts = name.Split('.');
        int ordinal = attribute.AttributeConstructor?.Parameters.ToList().FindIndex(parameter => string.Equals(parameter.Name, parts[0], StringComparison.OrdinalIgnoreCase)) ?? -1;
        if (ordinal < 0)
        {
            return null;
        }

        string parameterName = attribute.AttributeConstructor!.Parameters[ordinal].Name;
        if (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameterName) is { } colon)
        {
            return colon;
        }

        // An array given as one argument has no elements of its own to point at.
        int element = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        AttributeArgumentSyntax[] positional = arguments.Where(argument => argument.NameEquals is null && argument.NameColon is null).ToArray();
        int index = Math.Min(ordinal + element, positional.Length - 1);
        return index >= ordinal ? positional[index] : null;
    }
}
