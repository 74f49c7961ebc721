using System.Globalization;
using Spectre.Console;
using StaticNets.Training;

namespace Digits.Output;

/// <summary>Prints which digits were read as which.</summary>
internal static class ConfusionTable
{
    private const int Classes = 10;

    /// <summary>Prints a row per digit as it is, a column per digit as it was read, and the share read rightly.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="counts">What was read.</param>
    public static void Write(IAnsiConsole console, ConfusionMatrix counts)
    {
        Table table = new() { Border = TableBorder.Minimal, Title = new TableTitle("rows: what it is; columns: what was read") };
        table.AddColumn(new TableColumn("").RightAligned());
        for (int read = 0; read < Classes; read++)
        {
            table.AddColumn(new TableColumn(Number(read)).RightAligned());
        }

        table.AddColumn(new TableColumn("right").RightAligned());
        for (int digit = 0; digit < Classes; digit++)
        {
            string[] cells = new string[Classes + 2];
            cells[0] = $"[bold]{Number(digit)}[/]";
            for (int read = 0; read < Classes; read++)
            {
                long count = counts[digit, read];
                cells[read + 1] = digit == read ? $"[green]{Number(count)}[/]" : count == 0 ? "[grey]·[/]" : Number(count);
            }

            double right = counts.Recall(digit);
            cells[^1] = double.IsNaN(right) ? "" : (100 * right).ToString("F1", CultureInfo.InvariantCulture) + " %";
            table.AddRow(cells);
        }

        console.Write(table);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
