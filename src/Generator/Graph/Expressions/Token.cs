namespace StaticNets.Generator.Graph.Expressions;

internal enum TokenKind
{
    Number,
    Name,

    /// <summary>An operator, a parenthesis or a comma.</summary>
    Sign,

    /// <summary>Behind the last one.</summary>
    End,

    /// <summary>A character that no expression has.</summary>
    Foreign,
}

/// <summary>A piece of an expression and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    /// <summary>As messages name it.</summary>
    public string Shown => Kind == TokenKind.End ? "nothing more" : "'" + Paths.Shown(Text) + "'";
}
