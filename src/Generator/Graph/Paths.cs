using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Graph;

/// <summary>What a <c>Name</c> may be.</summary>
internal static class Paths
{
    /// <summary>What <see cref="IsPath"/> takes, as SN0012 goes on.</summary>
    public const string PathRule = "a path; use segments of letters, digits, '_' and '-', joined by dots, of at most 200 characters together";

    /// <summary>What <see cref="IsIdentifier"/> takes, as SN0012 goes on.</summary>
    public const string IdentifierRule = "an identifier of C#, as a method's parameter needs it; use up to 200 letters, digits and '_', no digit first, and no keyword";

    private const int Longest = 200;

    /// <summary>Segments joined by dots, each of letters, digits, '_' or '-'; "" adds no segment.</summary>
    public static bool IsPath(string name) =>
        name.Length == 0 || (name.Length <= Longest && name.Split('.').All(segment => segment.Length > 0 && segment.All(IsPathCharacter)));

    public static bool IsIdentifier(string name) =>
        name.Length <= Longest && SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    /// <summary>A name for a message.</summary>
    public static string Shown(string name) => Text.Shown(name);

    private static bool IsPathCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
