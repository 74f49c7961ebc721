using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticNets.Generator.Support;

/// <summary>A hash that is the same in every process; that of <c>string.GetHashCode</c> is not.</summary>
internal static class StableHash
{
    /// <summary>Eight hexadecimal digits: FNV-1a over the text's UTF-8 bytes.</summary>
    public static string Of(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, b) => unchecked((hash ^ b) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);
}
