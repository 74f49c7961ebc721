extern alias compiler;

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using compiler::StaticNets.Generator.Ir;
using StaticNets.Benchmarks.Compiling;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Products;
using StaticNets.Benchmarks.Support;
using StaticNets.Benchmarks.Training;
using Planner = compiler::StaticNets.Generator.Compiler;

namespace StaticNets.Benchmarks.Layers;

/// <summary>The time of every step of a network beside its estimate.</summary>
internal static class LayersCommand
{
    private const int Passes = 40;
    private const double WarmMilliseconds = 500;

    /// <summary>Measures and prints.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="measured">The network and its batch.</param>
    /// <param name="training">Samples of a training step; 0: inference.</param>
    /// <param name="top">The slowest so many; 0: all, in their order.</param>
    public static void Run(TextWriter output, Case measured, int training, int top)
    {
        NetworkPlan plan = Planner.Plan(DeclaredNetworks.Declaration(measured.Network.FullName!), default).Plan!;
        int batch = training > 0 ? training : measured.Batch;
        Type type = TimedSource.Load(plan, training > 0, out IReadOnlyList<string> notes);
        using Models models = Models.Temporary(measured);
        Action pass = training > 0 ? TrainingPass.Of(type, models.Weights, batch) : InferencePass(measured, type, models.Weights);
        double[] times = Times(pass, notes.Count);
        double peak = Peak();

        PlannedProgram program = training > 0 ? plan.Training : plan.Inference;
        ScheduledOperation[] steps = [.. program.Scheduled.Forward, .. training > 0 ? program.Scheduled.Backward.Where(step => !step.Operation.OnlyForInput) : []];
        double total = times.Sum();
        TextTable table = new("step", "time", "of all", "of peak", "x estimate");
        foreach (int i in top > 0 ? Enumerable.Range(0, notes.Count).OrderByDescending(i => times[i]).Take(top) : Enumerable.Range(0, notes.Count))
        {
            table.Add(
                $"{i + 1}. {notes[i]}",
                Shown.Time(times[i]),
                Shown.Percent(times[i] / total),
                steps[i].Operation.MultiplyAdds == 0 ? "" : Shown.Percent(steps[i].Operation.MultiplyAdds * batch / times[i] / peak),
                Shown.Digits(times[i] / (batch * steps[i].Nanoseconds)));
        }

        output.WriteLine($"{measured.Name}, {(training > 0 ? "training, " : "")}batch {batch}: {Shown.Time(total)} ({Shown.Time(batch * steps.Sum(step => step.Nanoseconds))} estimated). The least of {Passes} passes, step by step.");
        output.WriteLine();
        output.Write(table);
        output.WriteLine();
        WriteKernels(output, steps, times, batch, peak);
    }

    private static void WriteKernels(TextWriter output, ScheduledOperation[] steps, double[] times, int batch, double peak)
    {
        TextTable table = new("kernel", "steps", "time", "of all", "of peak", "x estimate");
        foreach (IGrouping<string, int> kernel in Enumerable.Range(0, steps.Length).GroupBy(i => StepName(steps[i])).OrderByDescending(kernel => kernel.Sum(i => times[i])))
        {
            double time = kernel.Sum(i => times[i]);
            double work = batch * kernel.Sum(i => (double)steps[i].Operation.MultiplyAdds);
            table.Add(
                kernel.Key,
                kernel.Count().ToString(CultureInfo.InvariantCulture),
                Shown.Time(time),
                Shown.Percent(time / times.Sum()),
                work == 0 ? "" : Shown.Percent(work / time / peak),
                Shown.Digits(time / (batch * kernel.Sum(i => steps[i].Nanoseconds))));
        }

        output.Write(table);
    }

    private static string StepName(ScheduledOperation step) => compiler::StaticNets.Generator.Emission.StepText.Kernel(step);

    private static Action InferencePass(Case measured, Type type, string weights)
    {
        Emitted.Pass forward = Emitted.Forward(Emitted.Load(type, weights));
        float[] input = DrawnWeights.Uniform("input", measured.Batch * (int)Emitted.Constant(type, "InputLength"), -1, 1);
        float[] output = new float[measured.Batch * (int)Emitted.Constant(type, "OutputLength")];
        return () => forward(input, output);
    }

    // The least of several passes for each step: others use the machine too.
    private static double[] Times(Action pass, int steps)
    {
        double[] times = new double[steps];
        for (long start = Environment.TickCount64; Environment.TickCount64 - start < WarmMilliseconds;)
        {
            StepClock.Start(times);
            pass();
        }

        Array.Fill(times, double.MaxValue);
        for (int i = 0; i < Passes; i++)
        {
            double[] one = new double[steps];
            StepClock.Start(one);
            pass();
            StepClock.Next(-1);
            times = [.. times.Zip(one, Math.Min)];
        }

        return times;
    }

    private static double Peak() => Enumerable.Range(0, 30).Max(_ =>
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        Machine.MultiplyAdds();
        return Machine.Work / System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    });
}
