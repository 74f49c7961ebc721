using System;
using System.Collections.Generic;
using System.Globalization;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>
/// Tokens -> expressions, by precedence climbing; operators bind as in C#. Stops at the first mistake. Lengths and nesting are bounded, so that no text,
/// however hostile, exhausts time or stack.
/// </summary>
internal sealed class Parser
{
    /// <summary>Characters of a text that is read.</summary>
    public const int Longest = 1000;

    /// <summary>Parentheses, calls and prefixes within each other.</summary>
    public const int Deepest = 50;

    private const string Operand = "a number, a name, '(', '-' or '!'";

    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["||"] = 1,
        ["&&"] = 2,
        ["=="] = 3,
        ["!="] = 3,
        ["<"] = 4,
        ["<="] = 4,
        [">"] = 4,
        [">="] = 4,
        ["+"] = 5,
        ["-"] = 5,
        ["*"] = 6,
        ["/"] = 6,
    };

    private readonly string text;
    private readonly string kind;
    private readonly Lexer lexer;
    private Token token;
    private int depth;
    private Mistake? mistake;

    private Parser(string text, int start, int end, string kind)
    {
        this.text = text;
        this.kind = kind;
        lexer = new Lexer(text, start, end);
        token = lexer.Next();
    }

    /// <summary>One expression, or up to <paramref name="most"/> behind one another with commas between them, from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    /// <param name="kind">What messages say that it should be.</param>
    public static (EquatableArray<Expression> Expressions, Mistake? Mistake) Read(string text, int start, int end, string kind, int most = 1)
    {
        if (end - start > Longest)
        {
            return ([], Mistake.Syntax(text, kind, start + Longest, "the end of the " + Text.Grouped(Longest) + " characters that are read", "the end of the text"));
        }

        Parser parser = new(text, start, end, kind);
        List<Expression> read = parser.List(most);
        return parser.mistake is null ? (read.ToEquatable(), null) : ([], parser.mistake);
    }

    private List<Expression> List(int most)
    {
        List<Expression> read = [];
        do
        {
            if (read.Count > 0)
            {
                Advance();
            }

            if (Binary(1) is not { } expression)
            {
                return read;
            }

            read.Add(expression);
        }
        while (read.Count < most && token.Is(","));

        if (token.Kind != TokenKind.End)
        {
            Fail(read.Count < most ? "an operator, the end, or ',' before a second number" : "an operator or the end");
        }

        return read;
    }

    private Expression? Binary(int least)
    {
        Expression? left = Unary();
        while (left is not null && token.Kind == TokenKind.Sign && Precedence.TryGetValue(token.Text, out int binds) && binds >= least)
        {
            Token sign = token;
            Advance();
            left = Binary(binds + 1) is { } right ? new BinaryExpression(sign.Text, sign.Start, left, right) : null;
        }

        return left;
    }

    private Expression? Unary()
    {
        Token first = token;
        if (depth == Deepest)
        {
            Fail("an end of the nesting, which goes " + Text.Of(Deepest) + " deep at most,");
            return null;
        }

        depth++;
        Expression? read =
            first.Is("-") || first.Is("!") ? Prefixed(first)
            : first.Is("(") ? Parenthesised()
            : first.Kind == TokenKind.Number ? Number(first)
            : first.Kind == TokenKind.Name ? Named(first)
            : Fail(Operand);
        depth--;
        return read;
    }

    private Expression? Prefixed(Token sign)
    {
        Advance();
        return Unary() is { } operand ? new UnaryExpression(sign.Text, operand, sign.Start, operand.End) : null;
    }

    private Expression? Parenthesised()
    {
        int start = token.Start;
        Advance();
        Expression? inner = Binary(1);
        int end = token.End;
        return inner is not null && Expect(")", "an operator or ')'") ? inner with { Start = start, End = end } : null;
    }

    private Expression? Number(Token digits)
    {
        if (!long.TryParse(digits.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            return Fail("a number up to " + Text.Grouped(long.MaxValue));
        }

        Advance();
        return new NumberExpression(value, digits.Start, digits.End);
    }

    private Expression? Named(Token name)
    {
        Advance();
        if (!token.Is("("))
        {
            return name.Text is "true" or "false" ? new FlagExpression(name.Text == "true", name.Start, name.End) : new NameExpression(name.Text, name.Start, name.End);
        }

        List<Expression> arguments = [];
        do
        {
            Advance();
            if (Binary(1) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }
        while (token.Is(","));

        int end = token.End;
        return Expect(")", "an operator, ',' or ')'") ? new CallExpression(name.Text, arguments.ToEquatable(), name.Start, end) : null;
    }

    private bool Expect(string sign, string fits)
    {
        if (!token.Is(sign))
        {
            Fail(fits);
            return false;
        }

        Advance();
        return true;
    }

    private void Advance() => token = lexer.Next();

    private Expression? Fail(string fits)
    {
        mistake ??= Mistake.Syntax(text, kind, token.Start, token.Shown, fits);
        return null;
    }
}
