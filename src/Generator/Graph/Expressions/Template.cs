using System.Collections.Generic;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>A piece of a layer's Name: a text, or an expression that stands in braces.</summary>
internal sealed record Piece(string Text, Expression? Expression);

/// <summary>A layer's Name with expressions in braces: <c>"conv.{t != 1}"</c>, <c>"layer{i+1}"</c>.</summary>
internal static class Template
{
    public const string Kind = "a name";

    /// <summary>The pieces in order; a text without braces is one piece.</summary>
    public static (EquatableArray<Piece> Pieces, Mistake? Mistake) Read(string text)
    {
        if (text.IndexOf('{') < 0 && text.IndexOf('}') < 0)
        {
            return ([new Piece(text, null)], null);
        }

        if (text.Length > Parser.Longest)
        {
            return ([], Mistake.Syntax(text, Kind, Parser.Longest, "the end of the " + Support.Text.Grouped(Parser.Longest) + " characters that are read", "the end of the text"));
        }

        List<Piece> pieces = [];
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            int end = open < 0 ? text.Length : open;
            int stray = text.IndexOf('}', at, end - at);
            if (stray >= 0)
            {
                return ([], Mistake.Syntax(text, Kind, stray, "'}'", "a '{' before it"));
            }

            pieces.Add(new Piece(text.Substring(at, end - at), null));
            if (open < 0)
            {
                break;
            }

            int close = text.IndexOf('}', open);
            if (close < 0)
            {
                return ([], Mistake.Syntax(text, Kind, text.Length, "nothing more", "'}'"));
            }

            (EquatableArray<Expression> expressions, Mistake? mistake) = Parser.Read(text, open + 1, close, Kind);
            if (mistake is not null)
            {
                return ([], mistake);
            }

            pieces.Add(new Piece("", expressions[0]));
            at = close + 1;
        }

        return (pieces.ToEquatable(), null);
    }
}
