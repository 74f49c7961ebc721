using System.Collections.Generic;
using System.Linq;
using BatteryHealth.Data;
using ScottPlot;
using ScottPlot.Plottables;

namespace BatteryHealth.Output;

/// <summary>Draws a cell's state of health over its cycles: as measured, and as estimated.</summary>
internal static class EstimatePicture
{
    /// <summary>Writes a PNG of 900x500 pixels.</summary>
    /// <param name="path">File to create or replace.</param>
    /// <param name="title">Which cell, and how far the estimates are off.</param>
    /// <param name="curves">The cell's charges.</param>
    /// <param name="network">The network's estimate for each.</param>
    /// <param name="regression">The linear regression's.</param>
    public static void Write(string path, string title, IReadOnlyList<ChargeCurve> curves, IReadOnlyList<double> network, IReadOnlyList<double> regression)
    {
        double[] cycles = [.. curves.Select(curve => (double)curve.Cycle)];
        using Plot plot = new();
        Line(plot, cycles, regression, "linear regression", Colors.Silver);
        Line(plot, cycles, [.. curves.Select(curve => curve.Health)], "measured by discharge", Colors.Black);
        Line(plot, cycles, network, "LSTM, from the charge curve", Colors.DarkOrange);
        plot.Title(title);
        plot.XLabel("cycle");
        plot.YLabel("state of health, % of nominal capacity");
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.ShowLegend(Edge.Bottom);
        plot.SavePng(path, 900, 500);
    }

    private static void Line(Plot plot, double[] cycles, IReadOnlyList<double> healths, string name, Color color)
    {
        Scatter line = plot.Add.Scatter(cycles, healths.Select(health => 100 * health).ToArray(), color);
        line.LegendText = name;
        line.LineWidth = 2;
        line.MarkerSize = 4;
    }
}
