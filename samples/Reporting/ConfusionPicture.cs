using System.Collections.Generic;
using System.Globalization;
using ScottPlot;
using StaticNets.Training;

namespace Reporting;

/// <summary>Draws which classes were taken for which.</summary>
public static class ConfusionPicture
{
    private const int Cell = 60; // pixels
    private const int Frame = 200;

    /// <summary>Writes a PNG: a row per class as it is, a column per class as it was read, the darker the more of the row's samples.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="counts">What was read.</param>
    /// <param name="names">The classes' names.</param>
    public static void Write(string path, ConfusionMatrix counts, IReadOnlyList<string> names)
    {
        using Plot plot = new();
        double[,] shares = new double[counts.Classes, counts.Classes];
        for (int actual = 0; actual < counts.Classes; actual++)
        {
            long all = Row(counts, actual);
            for (int read = 0; read < counts.Classes; read++)
            {
                shares[actual, read] = all == 0 ? 0 : (double)counts[actual, read] / all;
                Mark(plot, read, counts.Classes - 1 - actual, counts[actual, read], shares[actual, read]);
            }
        }

        // The map has row 0 at the top, as the table has.
        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(shares);
        map.Colormap = new ScottPlot.Colormaps.Blues().Reversed();
        map.ManualRange = new Range(0, 1);
        plot.MoveToBottom(map);

        double[] places = ScottPlot.Generate.Consecutive(counts.Classes);
        plot.Axes.Bottom.SetTicks(places, [.. names]);
        plot.Axes.Left.SetTicks(ScottPlot.Generate.Consecutive(counts.Classes, -1, counts.Classes - 1), [.. names]);
        plot.XLabel("what was read");
        plot.YLabel("what it is");
        plot.HideGrid();
        plot.Axes.Margins(0, 0);
        plot.SavePng(path, (counts.Classes * Cell) + Frame, (counts.Classes * Cell) + Frame);
    }

    private static void Mark(Plot plot, int x, int y, long count, double share)
    {
        if (count > 0)
        {
            ScottPlot.Plottables.Text text = plot.Add.Text(count.ToString(CultureInfo.InvariantCulture), x, y);
            text.LabelAlignment = Alignment.MiddleCenter;
            text.LabelFontSize = 14;
            text.LabelFontColor = share > 0.5 ? Colors.White : Colors.Black;
        }
    }

    private static long Row(ConfusionMatrix counts, int actual)
    {
        long all = 0;
        for (int read = 0; read < counts.Classes; read++)
        {
            all += counts[actual, read];
        }

        return all;
    }
}
