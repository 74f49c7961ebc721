using System;
using System.Linq;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>Text -> tokens, one at a time, from <paramref name="at"/> up to <paramref name="end"/>.</summary>
internal sealed class Lexer(string text, int at, int end)
{
    // Longer signs first: "<=" is one.
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "!", "(", ")", ","];

    private int at = at;

    public Token Next()
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at >= end)
        {
            return new Token(TokenKind.End, "", end);
        }

        if (IsDigit(text[at]))
        {
            return Take(TokenKind.Number, IsDigit);
        }

        if (char.IsLetter(text[at]) || text[at] == '_')
        {
            return Take(TokenKind.Name, IsNamePart);
        }

        string? sign = Signs.FirstOrDefault(Stands);
        Token token = new(sign is null ? TokenKind.Foreign : TokenKind.Sign, sign ?? text.Substring(at, 1), at);
        at = token.End;
        return token;
    }

    private bool Stands(string sign) => at + sign.Length <= end && string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;

    private Token Take(TokenKind kind, Func<char, bool> belongs)
    {
        int start = at;
        while (at < end && belongs(text[at]))
        {
            at++;
        }

        return new Token(kind, text.Substring(start, at - start), start);
    }

    // Digits of other scripts are letters to nobody and numbers to few.
    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
