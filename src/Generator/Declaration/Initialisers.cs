using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Declaration;

/// <summary>What a property is before anything sets it, read from its declaration.</summary>
internal static class Initialisers
{
    /// <summary>What a property begins with.</summary>
    /// <param name="Value">Null where it is computed, or is a parameter.</param>
    /// <param name="Parameter">The primary constructor's parameter that it begins as.</param>
    /// <param name="Type">The value's type: the property's, or what an <c>object</c> holds.</param>
    public readonly record struct Initial(Constant? Value, string? Parameter, ITypeSymbol Type);

    public static Initial Read(IPropertySymbol property, Compilation compilation)
    {
        PropertyDeclarationSyntax[] parts = [.. property.DeclaringSyntaxReferences
            .Concat(property.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])
            .Select(reference => reference.GetSyntax())
            .OfType<PropertyDeclarationSyntax>()];
        if (parts.Select(part => part.Initializer).FirstOrDefault(initialiser => initialiser is not null) is not { } given)
        {
            return new Initial(parts.Any(IsComputed) ? null : Constants.DefaultOf(property.Type), null, property.Type);
        }

        ExpressionSyntax expression = Bare(given.Value);
        SemanticModel model = compilation.GetSemanticModel(expression.SyntaxTree);
        ITypeSymbol type = TypeOf(property, model, expression);
        return model.GetConstantValue(expression) is { HasValue: true, Value: var value } ? new Initial(Constants.Of(value, type), null, type)
            : expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } ? new Initial(Constants.DefaultOf(property.Type), null, type)
            : new Initial(null, expression is IdentifierNameSyntax name ? (model.GetSymbolInfo(name).Symbol as IParameterSymbol)?.Name : null, type);
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
