using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>C# names made of paths; no two are the same.</summary>
internal sealed class Identifiers(ICollection<string> taken)
{
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>A new name after <paramref name="path"/>: for <c>conv1.weight</c> conv1Weight, or Conv1Weight if <paramref name="upper"/>; conv1Weight_2 where that is taken.</summary>
    public string New(string path, bool upper = false)
    {
        string wanted = Camel(path, upper);
        string name = wanted;
        for (int i = 2; taken.Contains(name) || IsRegister(name) || !used.Add(name); i++)
        {
            name = wanted + "_" + Text.Of(i);
        }

        return name;
    }

    // Unrolled code calls its operands o0, o1 ... and its registers v0, v1 ...
    private static bool IsRegister(string name) => name[0] is 'o' or 'v' && name.Length > 1 && name.Skip(1).All(c => c is >= '0' and <= '9');

    private static string Camel(string path, bool upper)
    {
        string[] parts = new string(path.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '.').ToArray()).Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(parts.Select((part, i) => i == 0 && !upper ? char.ToLowerInvariant(part[0]) + part.Substring(1) : char.ToUpperInvariant(part[0]) + part.Substring(1)));
        name = name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? "_" + name : name;
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }
}
