using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace StaticNets.Benchmarks.Products;

/// <summary>
/// Matrix products beside the core's own peak: multiply-adds where rows share what is loaded, the rate of loads where there is one row. Short runs,
/// alternately with the peak loop, and the quickest of each, because others use the machine too.
/// </summary>
internal static class ProductTable
{
    private const int Runs = 50;
    private const double Microseconds = 250;

    // Rows, columns, terms: squares, dense layers, and convolutions as products.
    private static readonly (int Rows, int Columns, int Terms)[] Shapes =
    [
        (16, 16, 16), (32, 32, 32), (64, 64, 64), (128, 128, 128), (256, 256, 256), (512, 512, 512), (768, 768, 768), (1024, 1024, 1024),
        (64, 64, 256), (128, 128, 512), (4, 120, 400), (64, 120, 400), (4, 512, 512), (64, 1000, 2048), (12544, 64, 27), (3136, 64, 576),
        (196, 256, 2304), (49, 512, 4608), (49, 2048, 512), (64, 128, 784), (64, 10, 128), (1, 120, 400), (1, 128, 784), (1, 1000, 2048),
    ];

    /// <summary>Measures and prints one line for each shape, or for each of the given ones, such as 64x120x400.</summary>
    public static void Print(IEnumerable<string> given)
    {
        (int Rows, int Columns, int Terms)[] wanted = [.. given.Select(Parse)];

        Console.WriteLine($"Vectors of {Machine.Bits} bits. Share: of the multiply-adds of a loop that does nothing else; for one row, of the loads of a loop that only reads as much.");
        Console.WriteLine();
        Console.WriteLine("| rows x columns x terms | forward GFLOP/s | share | data gradient | share | weight gradient | share |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach ((int rows, int columns, int terms) in wanted.Length > 0 ? wanted : Shapes)
        {
            ProductCase product = new(rows, columns, terms);
            string text = $"| {rows} x {columns} x {terms} |";
            foreach (Action run in new Action[] { product.Forward, product.BackwardData, product.BackwardWeights })
            {
                (double time, double peak) = rows == 1 ? Quickest(run, () => Machine.Read(product.Packed)) : Quickest(run, () => Machine.MultiplyAdds());
                double share = rows == 1 ? peak / time : product.Work / time * (peak / Machine.Work);
                text += FormattableString.Invariant($" {2 * product.Work / time,6:F1} | {100 * share,5:F1} % |");
            }

            Console.WriteLine(text);
        }
    }

    private static (int Rows, int Columns, int Terms) Parse(string shape)
    {
        int[] extents = [.. shape.Split('x').Select(extent => int.Parse(extent, CultureInfo.InvariantCulture))];
        return extents is [var rows, var columns, var terms] ? (rows, columns, terms) : throw new ArgumentException($"'{shape}' is no shape such as 64x120x400.", nameof(shape));
    }

    // Nanoseconds of one call each.
    private static (double Ours, double Peak) Quickest(Action ours, Action peak)
    {
        int oursRepetitions = Repetitions(ours), peakRepetitions = Repetitions(peak);
        double oursBest = double.MaxValue, peakBest = double.MaxValue;
        for (int run = 0; run < Runs; run++)
        {
            oursBest = Math.Min(oursBest, Time(ours, oursRepetitions));
            peakBest = Math.Min(peakBest, Time(peak, peakRepetitions));
        }

        return (oursBest, peakBest);
    }

    private static int Repetitions(Action call)
    {
        // The last tier of the small methods around the kernels comes after thirty calls and a tenth of a second.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < 400;)
        {
            call();
        }

        return Math.Max(1, (int)(Microseconds * 1000 / Math.Min(Time(call, 3), Time(call, 3))));
    }

    private static double Time(Action call, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / repetitions;
    }
}
