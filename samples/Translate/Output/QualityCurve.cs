using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace Translate.Output;

/// <summary>Draws how translations of unseen sentences get better with the epochs.</summary>
internal static class QualityCurve
{
    /// <summary>Writes a PNG of 900x500 pixels: BLEU and exact translations in per cent against the left axis, the training loss against the right.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="title">What was learned.</param>
    /// <param name="epochs">Number, training loss and quality of each epoch.</param>
    public static void Write(string path, string title, IReadOnlyList<(int Epoch, double Loss, Quality Quality)> epochs)
    {
        double[] x = [.. epochs.Select(epoch => (double)epoch.Epoch)];
        using Plot plot = new();
        Line(plot, x, [.. epochs.Select(epoch => 100 * epoch.Quality.Bleu)], "BLEU", Colors.ForestGreen);
        Line(plot, x, [.. epochs.Select(epoch => 100 * epoch.Quality.Exact)], "exact, %", Colors.DarkOrange);
        Line(plot, x, [.. epochs.Select(epoch => epoch.Loss)], "training loss", Colors.SteelBlue).Axes.YAxis = plot.Axes.Right;

        plot.Title(title);
        plot.XLabel("epoch");
        plot.YLabel("unseen sentences, greedy");
        plot.Axes.Right.Label.Text = "training loss";
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
        plot.SavePng(path, 900, 500);
    }

    private static Scatter Line(Plot plot, double[] x, double[] y, string name, Color color)
    {
        Scatter line = plot.Add.Scatter(x, y, color);
        line.LegendText = name;
        line.LineWidth = 2;
        line.MarkerSize = 6;
        return line;
    }
}
