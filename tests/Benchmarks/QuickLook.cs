using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace StaticNets.Benchmarks;

/// <summary>
/// Figures in seconds instead of minutes: both sides alternately, so that a busy machine slows both, 15 samples of about 3 ms each, their median.
/// </summary>
internal static class QuickLook
{
    private const int Samples = 15;
    private const double SampleMilliseconds = 3;
    private const double WarmMilliseconds = 1000;

    /// <summary>Measures everything and prints one line for each.</summary>
    public static void Print()
    {
        Console.WriteLine($"{"",-24}{"ours us",12}{"ORT us",12}{"ours/ORT",12}{"bytes/call",12}{"max|d|",12}");
        Func<Contest>[] contests = [() => Contest.LeNet5(1), () => Contest.LeNet5(32), () => Contest.TinyMlp(1), () => Contest.DigitMlp(1)];
        foreach (Func<Contest> make in contests)
        {
            using Contest contest = make();
            double[] times = Medians(contest.Ours, contest.Theirs);
            Line(contest.Name, times[0], FormattableString.Invariant($"{times[1],12:F2}{times[0] / times[1],12:F2}"), Bytes(contest.Ours), FormattableString.Invariant($"{contest.Difference,12:E1}"));
        }

        using TrainingStep step = new();
        Action run = () => step.Run();
        Line($"LeNet-5, step of {TrainingStep.Batch}", Medians(run)[0], $"{"none",12}{"",12}", Bytes(run), "");
        Console.WriteLine("ONNX Runtime's package for .NET does not train: the step has nothing beside it.");
    }

    // Microseconds per call.
    private static double[] Medians(params Action[] calls)
    {
        int[] repetitions = Array.ConvertAll(calls, Repetitions);
        List<double>[] times = Array.ConvertAll(calls, _ => new List<double>());
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int i = 0; i < calls.Length; i++)
            {
                times[i].Add(Milliseconds(calls[i], repetitions[i]) * 1000 / repetitions[i]);
            }
        }

        return Array.ConvertAll(times, list =>
        {
            list.Sort();
            return list[list.Count / 2];
        });
    }

    private static int Repetitions(Action call)
    {
        // Long enough for the compiler's last tier; what is timed is the last part.
        int calls = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalMilliseconds < WarmMilliseconds; calls++)
        {
            call();
        }

        int some = Math.Max(1, calls / 20);
        return Math.Max(1, (int)(SampleMilliseconds * some / Milliseconds(call, some)));
    }

    private static double Milliseconds(Action call, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static long Bytes(Action call)
    {
        const int Calls = 1000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Calls; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private static void Line(string name, double ours, string theirs, long bytes, string difference) =>
        Console.WriteLine(FormattableString.Invariant($"{name,-24}{ours,12:F2}") + theirs + FormattableString.Invariant($"{bytes,12}") + difference);
}
