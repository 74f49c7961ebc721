using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace Reporting;

/// <summary>Draws losses and accuracy over the epochs.</summary>
public static class LearningCurve
{
    /// <summary>Writes a PNG of 900x500 pixels: both losses against the left axis; the accuracy, where there is one, in per cent against the right.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="title">What was learned from what.</param>
    /// <param name="epochs">A point per epoch.</param>
    /// <param name="unit">What the left axis says.</param>
    public static void Write(string path, string title, IReadOnlyList<CurvePoint> epochs, string unit = "loss")
    {
        double[] x = [.. Enumerable.Range(1, epochs.Count).Select(epoch => (double)epoch)];
        using Plot plot = new();
        Line(plot, x, [.. epochs.Select(epoch => epoch.TrainingLoss)], "training loss", Colors.SteelBlue);
        Line(plot, x, [.. epochs.Select(epoch => epoch.TestLoss)], "test loss", Colors.DarkOrange);
        if (epochs.Any(epoch => !double.IsNaN(epoch.TestAccuracy)))
        {
            Scatter accuracy = Line(plot, x, [.. epochs.Select(epoch => 100 * epoch.TestAccuracy)], "test accuracy", Colors.ForestGreen);
            accuracy.Axes.YAxis = plot.Axes.Right;
            plot.Axes.Right.Label.Text = "accuracy, %";
        }

        plot.Title(title);
        plot.XLabel("epoch");
        plot.YLabel(unit);
        plot.Axes.Bottom.TickGenerator = Ticks(epochs.Count);
        plot.Axes.Margins(bottom: 0.1);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom); // beside the lines, wherever they go
        plot.SavePng(path, 900, 500);
    }

    /// <summary>Whole epochs, at most some twenty of them.</summary>
    private static ScottPlot.TickGenerators.NumericManual Ticks(int epochs)
    {
        int[] steps = [1, 2, 5, 10, 20, 50, 100];
        int step = steps.FirstOrDefault(each => epochs / each <= 20, 500);
        double[] marked = [.. Enumerable.Range(1, epochs).Where(epoch => epoch % step == 0).Select(epoch => (double)epoch)];
        return new(marked, [.. marked.Select(epoch => epoch.ToString(CultureInfo.InvariantCulture))]);
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
