using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Runtime.Parameters;

/// <summary>Patterns over names of tensors: <c>*</c> stands for any number of characters, dots too, <c>?</c> for one; letter case counts.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string name)
    {
        int p = 0;
        int n = 0;
        int star = -1;
        int afterStar = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                afterStar = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                p = star + 1;
                n = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }

    /// <summary>What a pattern that matches nothing may have meant: tensors with close names, and everything below the layer of that name.</summary>
    public static string Describe(string pattern, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string below = pattern.TrimEnd('.', '*') + ".";
        return all.Any(name => name.StartsWith(below, StringComparison.Ordinal)) && !pattern.EndsWith('*')
            ? $"; all tensors of that layer are '{Text.Name(below)}*'"
            : CloseNames.Describe(pattern, all);
    }
}
