using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>What a <c>Name</c> may be.</summary>
internal static class Paths
{
    private const int Longest = 200;

    /// <summary>Segments joined by dots, each of letters, digits, '_' or '-'; "" adds no segment.</summary>
    public static bool IsPath(string name) =>
        name.Length == 0 || (name.Length <= Longest && name.Split('.').All(segment => segment.Length > 0 && segment.All(IsPathCharacter)));

    public static bool IsIdentifier(string name) =>
        name.Length <= Longest && SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    /// <summary>A name for a message: what cannot be printed is escaped, what is long is cut.</summary>
    public static string Shown(string name)
    {
        string cut = name.Length > 60 ? name.Substring(0, 60) + "..." : name;
        return string.Concat(cut.Select(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c) || c == ' ' ? c.ToString() : "\\u" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static bool IsPathCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
