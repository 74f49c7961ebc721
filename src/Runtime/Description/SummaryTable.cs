using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StaticNets.Runtime.Description;

/// <summary>Writes the table of layers. Names and shapes stand left, numbers right; a column is as wide as its widest cell.</summary>
internal static class SummaryTable
{
    private const int LeftColumns = 2;

    public static string Write(NetworkDescription network)
    {
        string[] header = ["layer", "output", "parameters", "multiply-adds", "bytes"];
        string[][] rows = [.. network.Layers.Select(Row)];
        string[] total = ["total", "", Number(network.ParameterCount), Number(network.MultiplyAdds), ""];

        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => Widest([header, .. rows, total], column))];
        string rule = new('-', widths.Sum() + (2 * (header.Length - 1)));

        StringBuilder text = new();
        text.Append(network.Name).Append('\n').Append(rule).Append('\n');
        AppendRow(text, header, widths);
        text.Append(rule).Append('\n');
        foreach (string[] row in rows)
        {
            AppendRow(text, row, widths);
        }

        text.Append(rule).Append('\n');
        AppendRow(text, total, widths);
        text.Append("scratch ").Append(Number(network.ArenaBytes)).Append(" bytes a sample, prepared weights ")
            .Append(Number(network.PreparedBytes)).Append(" bytes\n");
        return text.ToString();
    }

    private static string[] Row(LayerDescription layer) =>
    [
        $"{layer.Name} ({layer.Signature})",
        LayerDescription.Text(layer.Output),
        Number(layer.Parameters),
        Number(layer.MultiplyAdds),
        Number(layer.Bytes),
    ];

    private static int Widest(IEnumerable<string[]> rows, int column) => rows.Max(row => row[column].Length);

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        StringBuilder line = new();
        for (int column = 0; column < cells.Length; column++)
        {
            line.Append(column == 0 ? "" : "  ");
            line.Append(column < LeftColumns ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]));
        }

        text.Append(line.ToString().AsSpan().TrimEnd()).Append('\n');
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
