using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>Parameters of a block that a constructor's body sets to something else than its own parameter of that name: no declaration says to what.</summary>
internal static class ConstructorAssignments
{
    public static IEnumerable<string> Find(INamedTypeSymbol block, IReadOnlyList<BlockParameter> parameters) => block.InstanceConstructors
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(assignment => !IsOwn(constructor, assignment)))
        .Select(assignment => Target(assignment.Left))
        .OfType<string>()
        .Where(name => parameters.Any(parameter => parameter.Name == name))
        .Distinct(StringComparer.Ordinal);

    private static bool IsOwn(ConstructorDeclarationSyntax constructor, AssignmentExpressionSyntax assignment) =>
        assignment.Right is IdentifierNameSyntax right
        && string.Equals(right.Identifier.ValueText, Target(assignment.Left), StringComparison.OrdinalIgnoreCase)
        && constructor.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == right.Identifier.ValueText);

    private static string? Target(ExpressionSyntax left) => left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
