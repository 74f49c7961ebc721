using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>C# names for paths: each path keeps the name it got, no two share one.</summary>
internal sealed class Identifiers(params string[] taken)
{
    private readonly HashSet<string> used = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>A name for <paramref name="path"/>: <c>conv1.weight</c> becomes conv1Weight, or Conv1Weight if <paramref name="upper"/>.</summary>
    public string Of(string path, bool upper = false)
    {
        if (!names.TryGetValue(path, out string name))
        {
            string wanted = Camel(path, upper);
            name = wanted;
            for (int i = 2; !used.Add(name); i++)
            {
                name = wanted + "_" + Text.Of(i);
            }

            names[path] = name;
        }

        return name;
    }

    private static string Camel(string path, bool upper)
    {
        string[] parts = new string(path.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '.').ToArray()).Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(parts.Select((part, i) => i == 0 && !upper ? char.ToLowerInvariant(part[0]) + part.Substring(1) : char.ToUpperInvariant(part[0]) + part.Substring(1)));
        name = name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? "_" + name : name;
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }
}
