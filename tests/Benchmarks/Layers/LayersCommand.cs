using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Products;
using StaticNets.Benchmarks.Support;

namespace StaticNets.Benchmarks.Layers;

/// <summary>The time of every step of a network beside its estimate.</summary>
internal static class LayersCommand
{
    /// <summary>Measures and prints.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="measured">The network and its batch.</param>
    /// <param name="training">Samples of a training step; 0: inference.</param>
    /// <param name="top">The slowest so many; 0: all, in their order.</param>
    /// <param name="threads">How many share each step.</param>
    public static void Run(TextWriter output, Case measured, int training, int top, int threads)
    {
        StaticNetsThreads.Use(threads);
        int batch = training > 0 ? training : measured.Batch;
        IReadOnlyList<TimedStep> steps = StepTimes.Measure(measured.Network.FullName!, batch, training > 0);
        double peak = Peak();
        double total = steps.Sum(step => step.Nanoseconds);
        TextTable table = new("step", "time", "of all", "of peak", "x estimate");
        IEnumerable<(int Index, TimedStep Step)> all = steps.Index();
        foreach ((int index, TimedStep step) in top > 0 ? all.OrderByDescending(one => one.Step.Nanoseconds).Take(top) : all)
        {
            table.Add([$"{index + 1}. {step.Note}", .. Cells([step], total, peak)]);
        }

        output.WriteLine($"{measured.Name}, {(training > 0 ? "training, " : "")}batch {batch}: {Shown.Time(total)} ({Shown.Time(steps.Sum(step => step.Estimate))} estimated). The least of up to {StepTimes.Passes} passes, step by step.");
        output.WriteLine();
        output.WriteLine(table);
        WriteKernels(output, steps, total, peak);
    }

    private static void WriteKernels(TextWriter output, IReadOnlyList<TimedStep> steps, double total, double peak)
    {
        TextTable table = new("kernel", "steps", "time", "of all", "of peak", "x estimate");
        foreach (IGrouping<string, TimedStep> kernel in steps.GroupBy(step => step.Kernel).OrderByDescending(kernel => kernel.Sum(step => step.Nanoseconds)))
        {
            table.Add([kernel.Key, kernel.Count().ToString(CultureInfo.InvariantCulture), .. Cells([.. kernel], total, peak)]);
        }

        output.Write(table);
    }

    private static string[] Cells(IReadOnlyCollection<TimedStep> steps, double total, double peak)
    {
        double time = steps.Sum(step => step.Nanoseconds);
        double work = steps.Sum(step => step.MultiplyAdds);
        return [Shown.Time(time), Shown.Percent(time / total), work == 0 ? "" : Shown.Percent(work / time / peak), Shown.Digits(time / steps.Sum(step => step.Estimate))];
    }

    private static double Peak() => Enumerable.Range(0, 30).Max(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        Machine.MultiplyAdds();
        return Machine.Work / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    });
}
