using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticNets.Generator.Support;

/// <summary>Numbers and lists as text, in the invariant culture: sv-SE and fi-FI write U+2212 for minus, which C# does not read.</summary>
internal static class Text
{
    public static string Of(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>All digits. Without this one, a long would be taken for a double.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>61706 as "61,706": for people.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What a person wrote, for a message: what cannot be printed is escaped, what is long is cut.</summary>
    public static string Shown(string text)
    {
        string cut = text.Length > 60 ? text.Substring(0, 60) + "..." : text;
        return string.Concat(cut.Select(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c) || c == ' ' ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
    }

    public static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    public static string Join(IEnumerable<int> parts) => string.Join(", ", parts.Select(part => Of(part)));
}
