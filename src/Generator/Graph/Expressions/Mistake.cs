using Microsoft.CodeAnalysis;
using StaticNets.Generator.Ir;
using StaticNets.Generator.Rules;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph.Expressions;

/// <summary>What is wrong with a text: the rule and its message's arguments. It becomes a finding at the argument that holds the text.</summary>
internal sealed record Mistake(DiagnosticDescriptor Rule, EquatableArray<string> Arguments)
{
    public Finding At(Site site) => new(Rule, site, Arguments);

    /// <summary>SN0026: <paramref name="at"/>, counted from 0, stands <paramref name="found"/>.</summary>
    public static Mistake Syntax(string text, string kind, int at, string found, string fits) =>
        new(Rules.Rule.ExpressionSyntax, [Paths.Shown(text), kind, Place(at), found, fits]);

    /// <summary>SN0027.</summary>
    public static Mistake Unknown(string text, int at, string name, string known) =>
        new(Rules.Rule.ExpressionName, [Paths.Shown(name), Place(at), Paths.Shown(text), known]);

    /// <summary>SN0028.</summary>
    public static Mistake NoValue(string text, int at, string why) =>
        new(Rules.Rule.ExpressionValue, [Paths.Shown(text), Place(at), why]);

    /// <summary>SN0029: a part of the text is of another type than its place takes.</summary>
    public static Mistake Type(string text, Expression part, string found, string fits) =>
        new(Rules.Rule.ExpressionType, [Paths.Shown(text.Substring(part.Start, part.End - part.Start)), Place(part.Start), Paths.Shown(text), found, fits]);

    // People count from 1.
    private static string Place(int at) => Text.Of(at + 1);
}
