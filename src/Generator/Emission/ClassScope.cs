using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Emission;

/// <summary>The user's class, in its namespace and its containing types, with the table of layers as its documentation.</summary>
internal static class ClassScope
{
    public static void Write(CodeWriter w, ClassIdentity network, Action members, IEnumerable<string> table)
    {
        Stack<CodeWriter.Scope> scopes = new();
        if (network.Namespace.Length > 0)
        {
            scopes.Push(w.RawBlock("namespace " + network.Namespace));
        }

        foreach (string container in network.Containers)
        {
            scopes.Push(w.RawBlock(container));
        }

        WriteTable(w, table.ToArray());
        w.Raw("[" + GeneratedMembers.Marker + "]");
        scopes.Push(w.RawBlock("partial class " + network.Name));
        members();
        while (scopes.Count > 0)
        {
            scopes.Pop().Dispose();
        }
    }

    private static void WriteTable(CodeWriter w, string[] table)
    {
        if (table.Length == 0)
        {
            return;
        }

        w.Raw("/// <remarks>");
        w.Raw("/// <code>");
        foreach (string line in table)
        {
            w.Raw("/// " + Xml(line));
        }

        w.Raw("/// </code>");
        w.Raw("/// </remarks>");
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
