using System.Linq;
using System.Numerics;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>
/// Expression -> value. Types have been checked; what can go wrong are values. A null is no value: the first mistake, or something that is not known.
/// What &amp;&amp; and || need not look at is not calculated.
/// </summary>
internal sealed class Calculator(string text, Scope scope, bool inName)
{
    public Mistake? Mistake { get; private set; }

    /// <summary>The value; flags are 0 and 1 with a kind of their own.</summary>
    public Constant? Of(Expression expression) => expression switch
    {
        NumberExpression number => Constant.Of(number.Value),
        FlagExpression flag => Constant.Of(flag.Value),
        NameExpression name => OfName(name),
        UnaryExpression { Operator: "!" } inverted => Flag(inverted.Operand) is { } flag ? Constant.Of(!flag) : null,
        UnaryExpression negated => Whole(negated.Operand) is { } number ? Bounded(negated.Start, "-(" + Shown(number) + ")", -number) : null,
        CallExpression call => OfCall(call),
        BinaryExpression { Operator: "&&" } both => Both(both, dominant: false),
        BinaryExpression { Operator: "||" } either => Both(either, dominant: true),
        BinaryExpression { Operator: "+" or "-" or "*" or "/" } sum => OfArithmetic(sum),
        BinaryExpression comparison => OfComparison(comparison),
        _ => null,
    };

    private Constant? OfName(NameExpression name)
    {
        if (scope.Parameter(name.Word) is { } parameter)
        {
            return scope.Value(parameter);
        }

        if (inName && name.Word == Known.Repetition && !Scope.IsDimension(name.Word))
        {
            return Constant.Of(scope.Repetition);
        }

        if (scope.Input is null)
        {
            return null;
        }

        if (scope.Extent(name.Word) is { } extent)
        {
            return Constant.Of(extent);
        }

        Mistake ??= Mistake.Unknown(text, name.Start, name.Word, Known.Names(scope, name.Word, inName));
        return null;
    }

    private Constant? OfArithmetic(BinaryExpression sum)
    {
        BigInteger? left = Whole(sum.Left);
        BigInteger? right = Whole(sum.Right);
        if (left is not { } a || right is not { } b)
        {
            return null;
        }

        string shown = Shown(a) + " " + sum.Operator + " " + Shown(b);
        if (sum.Operator == "/" && b.IsZero)
        {
            return NoValue(sum.At, shown + " divides by zero");
        }

        if (sum.Operator == "/" && !(a % b).IsZero)
        {
            return NoValue(sum.At, shown + " is not whole; ceil(a, b) and round(a, b) give multiples of b");
        }

        return Bounded(sum.At, shown, sum.Operator switch { "+" => a + b, "-" => a - b, "*" => a * b, _ => a / b });
    }

    private Constant? OfCall(CallExpression call)
    {
        BigInteger?[] values = call.Arguments.Select(Whole).ToArray();
        if (values.Any(value => value is null))
        {
            return null;
        }

        BigInteger[] numbers = values.Select(value => value!.Value).ToArray();
        string shown = call.Function + "(" + Text.Join(numbers.Select(Shown)) + ")";
        if (call.Function is "min" or "max")
        {
            return Constant.Of((long)(call.Function == "min" ? numbers.Min() : numbers.Max()));
        }

        return numbers[1] < 1 ? NoValue(call.Start, shown + " asks for a multiple of a number below 1")
            : Bounded(call.Start, shown, call.Function == "ceil" ? Arithmetic.Ceil(numbers[0], numbers[1]) : Arithmetic.Round(numbers[0], numbers[1]));
    }

    private Constant? OfComparison(BinaryExpression comparison)
    {
        if (Members.Compared(scope, comparison) is { } compared)
        {
            return OfMember(comparison, compared.Parameter, (NameExpression)compared.Other);
        }

        Constant? left = Of(comparison.Left);
        Constant? right = Of(comparison.Right);
        if (left is not { } a || right is not { } b)
        {
            return null;
        }

        // Every long is compared as it is; beside a real number both are doubles, as in C#.
        bool whole = a.Kind != ConstantKind.Real && b.Kind != ConstantKind.Real;
        return Constant.Of(comparison.Operator switch
        {
            "==" => whole ? a.Integer == b.Integer : a.Real == b.Real,
            "!=" => whole ? a.Integer != b.Integer : a.Real != b.Real,
            "<" => whole ? a.Integer < b.Integer : a.Real < b.Real,
            "<=" => whole ? a.Integer <= b.Integer : a.Real <= b.Real,
            ">" => whole ? a.Integer > b.Integer : a.Real > b.Real,
            _ => whole ? a.Integer >= b.Integer : a.Real >= b.Real,
        });
    }

    private Constant? OfMember(BinaryExpression comparison, BlockParameter parameter, NameExpression other)
    {
        Constant? value = scope.Value(parameter);
        Choice? member = Members.Of(parameter, value).FirstOrDefault(choice => choice.Name == other.Word);
        long? wanted = member is not null ? member.Value : Of(other)?.Integer;
        return value is null || wanted is null ? null : Constant.Of((value.Value.Integer == wanted.Value) == (comparison.Operator == "=="));
    }

    // Decided by either side alone, where that one is known.
    private Constant? Both(BinaryExpression both, bool dominant)
    {
        bool? left = Flag(both.Left);
        if (Mistake is not null)
        {
            return null;
        }

        if (left == dominant)
        {
            return Constant.Of(dominant);
        }

        bool? right = Flag(both.Right);
        return right == dominant ? Constant.Of(dominant) : left is null || right is null ? null : Constant.Of(!dominant);
    }

    private bool? Flag(Expression expression) => Of(expression) is { } value ? value.Integer != 0 : null;

    private BigInteger? Whole(Expression expression) => Of(expression) is { } value ? value.Integer : null;

    private Constant? Bounded(int at, string shown, BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Constant.Of((long)value) : NoValue(at, shown + " is beyond 64 bits");

    private Constant? NoValue(int at, string why)
    {
        Mistake ??= Mistake.NoValue(text, at, why);
        return null;
    }

    private static string Shown(BigInteger value) => Text.Of((long)value);
}
