using System.Linq;
using System.Text.RegularExpressions;

namespace Translate.Data;

/// <summary>Cuts sentences into words.</summary>
internal static partial class Tokens
{
    /// <summary>Words in small letters, their apostrophes with them; every digit and every sign by itself.</summary>
    public static string[] Split(string sentence) => [.. Word().Matches(sentence.ToLowerInvariant()).Select(match => match.Value)];

    /// <summary>Every character by itself.</summary>
    public static string[] Characters(string text) => [.. text.Select(character => character.ToString())];

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*(['’]\p{L}+)*|\d|[^\s]")]
    private static partial Regex Word();
}
