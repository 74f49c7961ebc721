using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>A parsed expression. <paramref name="Start"/> and <paramref name="End"/> say where in the text it stands; the end is not part of it.</summary>
internal abstract record Expression(int Start, int End);

/// <summary>A whole number: <c>64</c>.</summary>
internal sealed record NumberExpression(long Value, int Start, int End) : Expression(Start, End);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record FlagExpression(bool Value, int Start, int End) : Expression(Start, End);

/// <summary>A parameter, a dimension, a member of an enum: what the scope says.</summary>
internal sealed record NameExpression(string Word, int Start, int End) : Expression(Start, End);

/// <summary><c>-a</c>, <c>!a</c>.</summary>
internal sealed record UnaryExpression(string Operator, Expression Operand, int Start, int End) : Expression(Start, End);

/// <summary><c>a + b</c>, <c>a == b</c>, <c>a &amp;&amp; b</c> ...</summary>
/// <param name="At">Where the operator stands.</param>
internal sealed record BinaryExpression(string Operator, int At, Expression Left, Expression Right) : Expression(Left.Start, Right.End);

/// <summary><c>round(a, b)</c>.</summary>
internal sealed record CallExpression(string Function, EquatableArray<Expression> Arguments, int Start, int End) : Expression(Start, End);
