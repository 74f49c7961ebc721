using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace Digits.Output;

/// <summary>Draws loss and accuracy over the epochs.</summary>
internal static class LearningCurve
{
    /// <summary>Writes a PNG of 900x500 pixels: both losses against the left axis, the accuracy in per cent against the right.</summary>
    public static void Write(string path, IReadOnlyList<CurvePoint> epochs)
    {
        double[] x = [.. Enumerable.Range(1, epochs.Count).Select(epoch => (double)epoch)];
        using Plot plot = new();
        Line(plot, x, [.. epochs.Select(epoch => epoch.TrainingLoss)], "training loss", Colors.SteelBlue);
        Line(plot, x, [.. epochs.Select(epoch => epoch.TestLoss)], "test loss", Colors.DarkOrange);
        Scatter accuracy = Line(plot, x, [.. epochs.Select(epoch => 100 * epoch.TestAccuracy)], "test accuracy", Colors.ForestGreen);
        accuracy.Axes.YAxis = plot.Axes.Right;

        plot.Title("LeNet-5 on handwritten digits");
        plot.XLabel("epoch");
        plot.YLabel("loss");
        plot.Axes.Right.Label.Text = "accuracy, %";
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(x, [.. x.Select(epoch => epoch.ToString(CultureInfo.InvariantCulture))]);
        plot.Axes.Margins(bottom: 0.1);
        plot.ShowLegend(Alignment.MiddleRight);
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
