using System.Linq;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>
/// What texts in a declaration come to. Takes any text and throws nothing; numbers have 64 bits and never wrap around. The result depends on text and scope alone.
/// </summary>
internal static class Evaluate
{
    /// <summary>
    /// A text where a setting of type <c>object</c> stands. The bare name of a parameter: its value, of whatever type. Two expressions with a comma between them: the text of the pair, "3x5". Otherwise
    /// a whole number, or true or false.
    /// </summary>
    public static Evaluated<Constant> Setting(string text, Scope scope)
    {
        if (Checked.IsDigitPair(text))
        {
            return Evaluated<Constant>.Of(Constant.Of(text));
        }

        (EquatableArray<Expression> read, Mistake? mistake) = Checked.Setting(text, scope);
        if (mistake is not null)
        {
            return Evaluated<Constant>.Wrong(mistake);
        }

        Calculator calculator = new(text, scope, inName: false);
        Constant?[] values = read.Select(calculator.Of).ToArray();
        return Result(calculator, values.All(value => value is not null), () => values.Length == 1 ? values[0]!.Value : Pair(values[0]!.Value, values[1]!.Value));
    }

    /// <summary>An <c>If</c>.</summary>
    public static Evaluated<bool> Condition(string text, Scope scope)
    {
        (EquatableArray<Expression> read, Mistake? mistake) = Checked.Condition(text, scope);
        if (mistake is not null)
        {
            return Evaluated<bool>.Wrong(mistake);
        }

        Calculator calculator = new(text, scope, inName: false);
        Constant? value = calculator.Of(read[0]);
        return Result(calculator, value is not null, () => value!.Value.Integer != 0);
    }

    /// <summary>The <c>Name</c> of a layer with what stands in braces replaced. Whether that is a path is another question.</summary>
    public static Evaluated<string> Name(string text, Scope scope)
    {
        (EquatableArray<Piece> pieces, Mistake? mistake) = Checked.Name(text, scope);
        if (mistake is not null)
        {
            return Evaluated<string>.Wrong(mistake);
        }

        Calculator calculator = new(text, scope, inName: true);
        Constant?[] values = pieces.Select(piece => piece.Expression is null ? Constant.Of(piece.Text) : calculator.Of(piece.Expression)).ToArray();
        return Result(calculator, values.All(value => value is not null), () => string.Concat(values.Select(value => Shown(value!.Value))));
    }

    private static Evaluated<T> Result<T>(Calculator calculator, bool known, System.Func<T> value) =>
        calculator.Mistake is not null ? Evaluated<T>.Wrong(calculator.Mistake) : known ? Evaluated<T>.Of(value()) : Evaluated<T>.Unknown;

    private static Constant Pair(Constant height, Constant width) => Constant.Of(Text.Of(height.Integer) + "x" + Text.Of(width.Integer));

    private static string Shown(Constant value) => value.Kind is ConstantKind.Text or ConstantKind.Null ? value.Word ?? "" : Text.Of(value.Integer);
}
