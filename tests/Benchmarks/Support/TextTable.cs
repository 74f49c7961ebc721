using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Benchmarks.Support;

/// <summary>A table in Markdown, with columns as wide as their widest cell, so that it reads well as plain text. The first column stands left, the others right.</summary>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [header];

    /// <summary>Adds a line.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <inheritdoc/>
    public override string ToString()
    {
        int[] widths = [.. header.Select((_, column) => Math.Max(4, rows.Max(row => row[column].Length)))];
        string Line(string[] cells) => "| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |\n";
        string rule = "| " + string.Join(" | ", widths.Select((width, i) => i == 0 ? new string('-', width) : new string('-', width - 1) + ":")) + " |\n";
        return Line(rows[0]) + rule + string.Concat(rows.Skip(1).Select(Line));
    }
}
