using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticNets.Runtime.Description;

/// <summary>A table in plain text: names stand left, numbers right, and a column is as wide as its widest cell.</summary>
/// <param name="header">Names of the columns.</param>
/// <param name="leftColumns">How many columns stand left.</param>
internal sealed class TextTable(string[] header, int leftColumns)
{
    /// <summary>A title, the rows, and a total behind a rule; every line ends in <c>\n</c>.</summary>
    public StringBuilder Write(string title, IReadOnlyList<string[]> rows, string[] total)
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => Widest([header, .. rows, total], column))];
        string rule = new('-', widths.Sum() + (2 * (header.Length - 1)));
        StringBuilder text = new();
        text.Append(title).Append('\n').Append(rule).Append('\n');
        AppendRow(text, header, widths);
        text.Append(rule).Append('\n');
        foreach (string[] row in rows)
        {
            AppendRow(text, row, widths);
        }

        text.Append(rule).Append('\n');
        AppendRow(text, total, widths);
        return text;
    }

    /// <summary>A number with its thousands apart, the same in every culture.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static int Widest(IEnumerable<string[]> rows, int column) => rows.Max(row => row[column].Length);

    private void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        StringBuilder line = new();
        for (int column = 0; column < cells.Length; column++)
        {
            line.Append(column == 0 ? "" : "  ");
            line.Append(column < leftColumns ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]));
        }

        text.Append(line.ToString().AsSpan().TrimEnd()).Append('\n');
    }
}
