using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace StaticNets.Runtime.Parameters;

/// <summary>What came from a file, made fit for a message: no control characters, no endless names.</summary>
internal static class Text
{
    private const int LongestName = 100;
    private const int HighestRank = 12;

    public static string Name(string name)
    {
        StringBuilder shown = new();
        foreach (char c in name.Length > LongestName ? name[..LongestName] : name)
        {
            bool plain = !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format;
            shown.Append(plain ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        }

        return name.Length > LongestName ? string.Create(CultureInfo.InvariantCulture, $"{shown}… ({name.Length} characters)") : shown.ToString();
    }

    /// <summary>Whether every half of a surrogate pair has its other half, so that UTF-8 can say it.</summary>
    public static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    public static string Shape<T>(IReadOnlyList<T> shape)
        where T : struct
    {
        StringBuilder shown = new("[");
        for (int axis = 0; axis < shape.Count && axis < HighestRank; axis++)
        {
            shown.Append(axis > 0 ? ", " : "").Append(shape[axis].ToString());
        }

        return shape.Count > HighestRank ? string.Create(CultureInfo.InvariantCulture, $"{shown}, … ({shape.Count} sizes)]") : shown.Append(']').ToString();
    }
}
