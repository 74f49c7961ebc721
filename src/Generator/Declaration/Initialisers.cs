using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>What a property is before anything sets it, read from its declaration.</summary>
internal static class Initialisers
{
    /// <summary>Its constant, or the name of the primary constructor's parameter that it begins with; neither where it is computed.</summary>
    public static (Constant? Value, string? Parameter) Read(IPropertySymbol property, Compilation compilation)
    {
        PropertyDeclarationSyntax[] parts = [.. property.DeclaringSyntaxReferences
            .Concat(property.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])
            .Select(reference => reference.GetSyntax())
            .OfType<PropertyDeclarationSyntax>()];
        if (parts.Select(part => part.Initializer).FirstOrDefault(initialiser => initialiser is not null) is { } given)
        {
            ExpressionSyntax expression = Bare(given.Value);
            SemanticModel model = compilation.GetSemanticModel(expression.SyntaxTree);
            return model.GetConstantValue(expression) is { HasValue: true, Value: var value } ? (Constants.Of(value, TypeOf(property, model, expression)), null)
                : expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } ? (Constants.DefaultOf(property.Type), null)
                : expression is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is IParameterSymbol parameter ? (null, parameter.Name)
                : (null, null);
        }

        return parts.Any(IsComputed) ? (null, null) : (Constants.DefaultOf(property.Type), null);
    }

    // A property of type object tells nothing of its value: an enum's would come out as a number.
    private static ITypeSymbol TypeOf(IPropertySymbol property, SemanticModel model, ExpressionSyntax expression) =>
        property.Type.SpecialType == SpecialType.System_Object && model.GetTypeInfo(expression).Type is { } own ? own : property.Type;

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Bare(inner.Operand),
        _ => expression,
    };

    private static bool IsComputed(PropertyDeclarationSyntax property) =>
        property.ExpressionBody is not null
        || property.AccessorList?.Accessors.Any(accessor => accessor.Keyword.IsKind(SyntaxKind.GetKeyword) && (accessor.Body is not null || accessor.ExpressionBody is not null)) == true;
}
