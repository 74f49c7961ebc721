using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Generator.Support;

namespace StaticNets.Generator.Emission;

/// <summary>A long list as an argument: whole where it is short, else spread from several methods, because a static constructor has the JIT's limits too.</summary>
/// <param name="type">Type of an element.</param>
/// <param name="method">Name of the methods, before their number.</param>
/// <param name="oneLine">Whether the elements are so short that they stand side by side.</param>
internal sealed class Table(string type, string method, IReadOnlyList<string> items, bool oneLine = false)
{
    private const int PerMethod = 100;

    private int Parts => items.Count <= PerMethod ? 0 : (items.Count + PerMethod - 1) / PerMethod;

    /// <param name="w">Where to.</param>
    /// <param name="before">What stands before the list, if it is no argument by position.</param>
    public void WriteArgument(CodeWriter w, string before = "")
    {
        if (Parts > 0)
        {
            w.Raw("    " + before + "[" + Text.Join(Enumerable.Range(1, Parts).Select(part => ".. " + method + Text.Of(part) + "()")) + "],");
            return;
        }

        WriteItems(w, 0, items.Count, "],", before);
    }

    public void WriteMethods(CodeWriter w)
    {
        for (int part = 1; part <= Parts; part++)
        {
            w.Line();
            w.Line($"private static {type}[] {method}{part}() =>");
            WriteItems(w, (part - 1) * PerMethod, Math.Min(items.Count, part * PerMethod), "];");
        }
    }

    private void WriteItems(CodeWriter w, int first, int end, string close, string before = "")
    {
        if (oneLine)
        {
            w.Raw("    " + before + "[" + Text.Join(items.Skip(first).Take(end - first)) + close);
            return;
        }

        w.Raw("    " + before + "[");
        for (int i = first; i < end; i++)
        {
            w.Raw("        " + items[i] + ",");
        }

        w.Raw("    " + close);
    }
}
