using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Support;

namespace StaticNets.Benchmarks.Commands;

/// <summary>The table of inference: ours beside ONNX Runtime, one thread and two.</summary>
internal static class InferenceCommand
{
    /// <summary>Measures the cases and prints the table.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="cases">What is measured.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="quick">Fewer and shorter samples.</param>
    public static void Run(TextWriter output, IReadOnlyList<Case> cases, int threads, bool quick)
    {
        bool both = threads > 1 && Child.Processors > 1;
        TextTable table = new(["network", "ours", "ORT", "x ORT", "GFLOP/s", "of peak", "bytes/call", "difference", .. both ? (string[])["ours, 2", "ORT, 2", "x ORT, 2", "x 1 thread"] : []]);
        double peak = 0;
        foreach (Case one in cases)
        {
            Progress(one.Name);
            using Models models = Models.Temporary(one);
            Outcome Measure(int threads) => Child.Run<Outcome>(
                threads,
                ["measure", one.Name, "--model", models.Model, "--weights", models.Weights, "--threads", threads.ToString(CultureInfo.InvariantCulture), .. quick ? (string[])["--quick"] : []]);

            Outcome alone = Measure(1);
            double rate = one.Batch * Emitted.Constant(one.Network, "MultiplyAdds") / alone.Ours;
            peak = Math.Max(peak, alone.Peak);
            List<string> cells =
            [
                one.Name,
                Shown.Time(alone.Ours),
                Shown.Time(alone.Theirs),
                Shown.Digits(alone.Theirs / alone.Ours),
                Shown.Digits(2 * rate),
                Shown.Percent(rate / alone.Peak),
                alone.Bytes.ToString(CultureInfo.InvariantCulture),
                Shown.Power(alone.Difference),
            ];
            if (both)
            {
                Outcome pair = Measure(2);
                cells.AddRange([Shown.Time(pair.Ours), Shown.Time(pair.Theirs), Shown.Digits(pair.Theirs / pair.Ours), Shown.Digits(alone.Ours / pair.Ours)]);
            }

            table.Add([.. cells]);
        }

        Progress("");
        output.Write(table);
        output.WriteLine();
        output.WriteLine($"Peak of one thread: {Shown.Digits(2 * peak)} GFLOP/s. Outputs differ by at most {Shown.Power(Contest.Tolerance)} of their length and agree in the largest.");
        if (!both)
        {
            output.WriteLine("Two threads are left out: this process may use one processor, or one was asked for.");
        }
    }

    // On the error stream, so that the table alone can be redirected.
    private static void Progress(string name)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{name,-40}\r");
        }
    }
}
