using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ScottPlot;
using StaticNets.Benchmarks.Layers;
using StaticNets.Benchmarks.Support;

namespace StaticNets.Benchmarks.Curves;

/// <summary>
/// How the time of a convolution grows: picoseconds per multiply-add of a 3x3 convolution of 64 channels, from 28 to 224 pixels and from 1 sample to 64, by direct summation and as the scheduler chooses.
/// </summary>
internal static class CurvesCommand
{
    private static readonly int[] Sides = [28, 56, 112, 224];
    private static readonly int[] Batches = [1, 4, 16, 64];

    /// <summary>Measures, prints the table and draws the picture.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="picture">The picture's file, a PNG.</param>
    public static void Run(TextWriter output, string picture)
    {
        (int Side, int Batch)[] places = [.. Sides.Select(side => (side, 1)), .. Batches.Skip(1).Select(batch => (28, batch))];
        (string Kernel, double Time)[] direct = [.. places.Select(place => Measure(place.Side, place.Batch, exact: true))];
        (string Kernel, double Time)[] chosen = [.. places.Select(place => Measure(place.Side, place.Batch, exact: false))];

        TextTable table = new("pixels, batch", "direct, ps", "against the first", "chosen, ps", "kernel");
        for (int i = 0; i < places.Length; i++)
        {
            table.Add($"{places[i].Side}x{places[i].Side}, {places[i].Batch}", Shown.Digits(direct[i].Time), Shown.Percent(direct[i].Time / direct[0].Time), Shown.Digits(chosen[i].Time), chosen[i].Kernel);
        }

        output.Write(table);
        Draw(picture, direct, chosen);
    }

    // The middle one of three: its input and output are in blocks, as they are inside networks.
    private static (string Kernel, double Time) Measure(int side, int batch, bool exact)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Curve{side}x{batch}{(exact ? "Exact" : "")}");
        string source = $$"""
            namespace Curves;

            [Network{{(exact ? "(Accuracy = Exact)" : "")}}, Input(64, {{side}}, {{side}})]
            [Conv(64, F = 3, P = 1, Name = "first"), Relu, Conv(64, F = 3, P = 1, Name = "middle"), Relu, Conv(64, F = 3, P = 1, Name = "last"), Relu]
            public sealed partial class {{name}};
            """;
        TimedStep step = StepTimes.Measure("Curves." + name, batch, training: false, source).Single(one => one.Step.Operation.Layer.StartsWith("middle", StringComparison.Ordinal) && one.MultiplyAdds > 0);
        return (step.Kernel, 1000 * step.Nanoseconds / step.MultiplyAdds);
    }

    private static void Draw(string picture, (string Kernel, double Time)[] direct, (string Kernel, double Time)[] chosen)
    {
        Multiplot plots = new();
        plots.AddPlots(2);
        plots.Layout = new ScottPlot.MultiplotLayouts.Columns();
        int first = Sides.Length;
        Fill(plots.GetPlot(0), "pixels a side, batch 1", Sides, direct[..first], chosen[..first]);
        Fill(plots.GetPlot(1), "samples of 28x28", Batches, [direct[0], .. direct[first..]], [chosen[0], .. chosen[first..]]);
        plots.SavePng(picture, 900, 380);
    }

    private static void Fill(Plot plot, string axis, int[] places, (string Kernel, double Time)[] direct, (string Kernel, double Time)[] chosen)
    {
        double[] x = [.. places.Select(place => Math.Log2(place))];
        foreach ((string name, (string Kernel, double Time)[] curve) in (IEnumerable<(string, (string, double)[])>)[("direct", direct), ("chosen: " + chosen[0].Kernel, chosen)])
        {
            plot.Add.Scatter(x, curve.Select(point => point.Time).ToArray()).LegendText = name;
        }

        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(x, [.. places.Select(place => place.ToString(CultureInfo.InvariantCulture))]);
        plot.XLabel(axis);
        plot.YLabel("picoseconds per multiply-add");
        plot.Axes.SetLimitsY(0, 1.4 * direct.Concat(chosen).Max(point => point.Time));
        plot.ShowLegend(Alignment.UpperRight);
    }
}
