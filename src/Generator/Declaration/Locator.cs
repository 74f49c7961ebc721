using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>Where a finding's site is in the tree being edited.</summary>
internal static class Locator
{
    public static Location Find(INamedTypeSymbol type, Site site, CancellationToken cancel)
    {
        if (site.Path.Count == 0)
        {
            return type.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
        }

        AttributeData attribute = type.GetAttributes()[site.Path[0]];
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancel) is not AttributeSyntax syntax)
        {
            return type.Locations.FirstOrDefault() ?? Location.None;
        }

        return (site.Argument is { } argument ? Argument(attribute, syntax, argument) : null)?.GetLocation() ?? syntax.GetLocation();
    }

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
