using System.Collections.Generic;
using System.Globalization;
using Spectre.Console;
using StaticNets.Training;

namespace Reporting;

/// <summary>Prints which classes were taken for which.</summary>
public static class ConfusionTable
{
    /// <summary>Prints a row per class as it is, a column per class as it was read, and the share read rightly.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="counts">What was read.</param>
    /// <param name="names">The classes' names; null: their numbers.</param>
    public static void Write(IAnsiConsole console, ConfusionMatrix counts, IReadOnlyList<string>? names = null)
    {
        Table table = new() { Border = TableBorder.Minimal, Title = new TableTitle("rows: what it is; columns: what was read") };
        table.AddColumn(new TableColumn("").RightAligned());
        for (int read = 0; read < counts.Classes; read++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(names?[read] ?? Number(read))).RightAligned());
        }

        table.AddColumn(new TableColumn("right").RightAligned());
        for (int actual = 0; actual < counts.Classes; actual++)
        {
            string[] cells = new string[counts.Classes + 2];
            cells[0] = $"[bold]{Markup.Escape(names?[actual] ?? Number(actual))}[/]";
            for (int read = 0; read < counts.Classes; read++)
            {
                long count = counts[actual, read];
                cells[read + 1] = actual == read ? $"[green]{Number(count)}[/]" : count == 0 ? "[grey]·[/]" : Number(count);
            }

            double right = counts.Recall(actual);
            cells[^1] = double.IsNaN(right) ? "" : (100 * right).ToString("F1", CultureInfo.InvariantCulture) + " %";
            table.AddRow(cells);
        }

        console.Write(table);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
