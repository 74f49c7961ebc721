using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>
/// Says of what type an expression is, before any value is known; the same for a block by itself and for each use of it. Finds the first name that means
/// nothing and the first part of a type that does not fit its place.
/// </summary>
/// <param name="inName">True in the Name of a layer: flags count 0 and 1, and there is {i}.</param>
internal sealed class TypeChecker(string text, Scope scope, bool inName)
{
    public Mistake? Mistake { get; private set; }

    /// <summary>The type; null after a mistake, <see cref="ParameterKind.Any"/> where each use gives another.</summary>
    public ParameterKind? Of(Expression expression) => expression switch
    {
        NumberExpression => ParameterKind.Integer,
        FlagExpression => ParameterKind.Flag,
        NameExpression name => OfName(name),
        UnaryExpression { Operator: "!" } inverted => Is(inverted.Operand, ParameterKind.Flag, "! takes true or false"),
        UnaryExpression negated => IsInteger(negated.Operand),
        CallExpression call => OfCall(call),
        BinaryExpression { Operator: "+" or "-" or "*" or "/" } sum => IsInteger(sum.Left) is null ? null : IsInteger(sum.Right),
        BinaryExpression { Operator: "&&" or "||" } both => OfLogic(both),
        BinaryExpression { Operator: "==" or "!=" } equality => OfEquality(equality),
        BinaryExpression order => IsNumber(order.Left, order.Operator) && IsNumber(order.Right, order.Operator) ? ParameterKind.Flag : null,
        _ => null,
    };

    /// <summary>Whether the expression is of the type; otherwise a mistake that says what fits.</summary>
    public ParameterKind? Is(Expression expression, ParameterKind wanted, string fits)
    {
        ParameterKind? kind = Of(expression);
        return kind is null ? null : kind == wanted || kind == ParameterKind.Any ? wanted : Fail(expression, kind.Value, fits);
    }

    /// <summary>A whole number; in names also a flag.</summary>
    public ParameterKind? IsInteger(Expression expression, string fits = "arithmetic takes whole numbers; others can only stand alone")
    {
        ParameterKind? kind = Of(expression);
        return kind is null ? null
            : kind is ParameterKind.Integer or ParameterKind.Any || (inName && kind == ParameterKind.Flag) ? ParameterKind.Integer
            : Fail(expression, kind.Value, fits);
    }

    private bool IsNumber(Expression expression, string sign)
    {
        ParameterKind? kind = Of(expression);
        bool fits = kind is ParameterKind.Integer or ParameterKind.Real or ParameterKind.Any;
        return fits || (kind is not null && Fail(expression, kind.Value, sign + " compares numbers") is not null);
    }

    private ParameterKind? OfName(NameExpression name)
    {
        if (scope.Parameter(name.Word) is { } parameter)
        {
            return parameter.Kind == ParameterKind.Any ? KindOf(scope.Value(parameter)) : parameter.Kind;
        }

        if (Scope.IsDimension(name.Word) || (inName && name.Word == Known.Repetition))
        {
            return ParameterKind.Integer;
        }

        Mistake ??= Mistake.Unknown(text, name.Start, name.Word, Known.Names(scope, name.Word, inName));
        return null;
    }

    private ParameterKind? OfCall(CallExpression call)
    {
        if (!Known.Functions.Contains(call.Function))
        {
            Mistake ??= Mistake.Unknown(text, call.Start, call.Function, Known.FunctionNames(call.Function));
            return null;
        }

        bool many = call.Function is "min" or "max";
        if (many ? call.Arguments.Count < 2 : call.Arguments.Count != 2)
        {
            string found = "'" + call.Function + "' with " + Support.Text.Of(call.Arguments.Count) + (call.Arguments.Count == 1 ? " value" : " values");
            Mistake ??= Mistake.Syntax(text, "an expression", call.Start, found, call.Function + (many ? "(a, b) or more values" : "(a, b)"));
            return null;
        }

        return call.Arguments.All(argument => IsInteger(argument) is not null) ? ParameterKind.Integer : null;
    }

    private ParameterKind? OfLogic(BinaryExpression both)
    {
        string fits = both.Operator + " takes true or false";
        return Is(both.Left, ParameterKind.Flag, fits) is null ? null : Is(both.Right, ParameterKind.Flag, fits);
    }

    private ParameterKind? OfEquality(BinaryExpression equality)
    {
        if (Members.Compared(scope, equality) is { } compared)
        {
            return OfMember(compared);
        }

        ParameterKind? left = Of(equality.Left);
        ParameterKind? right = left is null ? null : Of(equality.Right);
        if (left is null || right is null)
        {
            return null;
        }

        string fits = equality.Operator + " compares numbers, flags, or a parameter with the members of its enum";
        return Comparable(left.Value) is null ? Fail(equality.Left, left.Value, fits)
            : Comparable(right.Value) is null ? Fail(equality.Right, right.Value, fits)
            : left == ParameterKind.Any || right == ParameterKind.Any || Comparable(left.Value) == Comparable(right.Value) ? ParameterKind.Flag
            : Fail(equality.Right, right.Value, "the other side of " + equality.Operator + " is " + Named(left.Value));
    }

    // An enum's parameter on one side: the other one is a member of it, or a parameter of the same enum.
    private ParameterKind? OfMember((BlockParameter Parameter, Expression Other) compared)
    {
        IReadOnlyList<Choice> members = Members.Of(compared.Parameter, scope.Value(compared.Parameter));
        if (compared.Other is NameExpression name)
        {
            if (members.Any(member => member.Name == name.Word) || Members.AreSame(members, scope, name))
            {
                return ParameterKind.Flag;
            }

            if (scope.Parameter(name.Word) is null)
            {
                Mistake ??= Mistake.Unknown(text, name.Start, name.Word, Known.MemberNames(name.Word, members));
                return null;
            }
        }

        return Of(compared.Other) is { } kind ? Fail(compared.Other, kind, compared.Parameter.Name + " is compared with a member of its enum: " + Known.MemberNames("", members)) : null;
    }

    private ParameterKind? Fail(Expression part, ParameterKind kind, string fits)
    {
        Mistake ??= Mistake.Type(text, part, Named(kind), fits);
        return null;
    }

    private static ParameterKind? Comparable(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer or ParameterKind.Real => ParameterKind.Integer,
        ParameterKind.Flag or ParameterKind.Choice or ParameterKind.Any => kind,
        _ => null,
    };

    private static ParameterKind KindOf(Constant? value) => value?.Kind switch
    {
        null => ParameterKind.Any,
        ConstantKind.Integer => ParameterKind.Integer,
        ConstantKind.Real => ParameterKind.Real,
        ConstantKind.Flag => ParameterKind.Flag,
        ConstantKind.Text or ConstantKind.Null => ParameterKind.Text,
        ConstantKind.Choice => ParameterKind.Choice,
        _ => ParameterKind.Other,
    };

    /// <summary>A type, as messages name it.</summary>
    public static string Named(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer => "a whole number",
        ParameterKind.Real => "a real number",
        ParameterKind.Flag => "true or false",
        ParameterKind.Text => "a text",
        ParameterKind.Choice => "a member of an enum",
        _ => "of a type that expressions do not have",
    };
}
