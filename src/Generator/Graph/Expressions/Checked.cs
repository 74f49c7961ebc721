using System.Linq;
using System.Text.RegularExpressions;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>Texts of a declaration, parsed, with names and types checked: what can be said before any value is known.</summary>
internal static class Checked
{
    private const string Expression = "an expression";

    // Written so in digits alone: what the layers themselves read.
    private static readonly Regex DigitPair = new(@"\A\s*[-+]?[0-9]{1,18}\s*x\s*[-+]?[0-9]{1,18}\s*\z", RegexOptions.CultureInvariant);

    /// <summary>"3x5": a pair that is no expression.</summary>
    public static bool IsDigitPair(string text) => text.Length <= Parser.Longest && DigitPair.IsMatch(text);

    /// <summary>A setting: one expression of any type, or two whole numbers.</summary>
    public static (EquatableArray<Expression> Read, Mistake? Mistake) Setting(string text, Scope scope)
    {
        (EquatableArray<Expression> read, Mistake? mistake) = Parser.Read(text, 0, text.Length, Expression, most: 2);
        TypeChecker types = new(text, scope, inName: false);
        foreach (Expression expression in read)
        {
            _ = read.Count == 1 ? types.Of(expression) : types.IsInteger(expression, "both numbers of a pair are whole");
        }

        return (read, mistake ?? types.Mistake);
    }

    /// <summary>A whole number.</summary>
    public static (EquatableArray<Expression> Read, Mistake? Mistake) Count(string text, Scope scope)
    {
        (EquatableArray<Expression> read, Mistake? mistake) = Parser.Read(text, 0, text.Length, Expression);
        TypeChecker types = new(text, scope, inName: false);
        foreach (Expression expression in read)
        {
            types.IsInteger(expression, "a whole number is needed");
        }

        return (read, mistake ?? types.Mistake);
    }

    /// <summary>A condition: true or false.</summary>
    public static (EquatableArray<Expression> Read, Mistake? Mistake) Condition(string text, Scope scope)
    {
        (EquatableArray<Expression> read, Mistake? mistake) = Parser.Read(text, 0, text.Length, "a condition");
        TypeChecker types = new(text, scope, inName: false);
        foreach (Expression expression in read)
        {
            types.Is(expression, ParameterKind.Flag, "a condition is true or false, such as a == b");
        }

        return (read, mistake ?? types.Mistake);
    }

    /// <summary>A layer's Name with whole numbers, flags and texts in its braces.</summary>
    public static (EquatableArray<Piece> Pieces, Mistake? Mistake) Name(string text, Scope scope)
    {
        (EquatableArray<Piece> pieces, Mistake? mistake) = Template.Read(text);
        TypeChecker types = new(text, scope, inName: true);
        foreach (Expression expression in pieces.Select(piece => piece.Expression).OfType<Expression>())
        {
            if (types.Of(expression) is not (null or ParameterKind.Text))
            {
                types.IsInteger(expression, "a name takes whole numbers, flags and texts");
            }
        }

        return (pieces, mistake ?? types.Mistake);
    }
}
