using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Networks;
using StaticNets.Benchmarks.Support;
using StaticNets.Runtime.Streams;

namespace StaticNets.Benchmarks.Streams;

/// <summary>What a token costs a language model of four layers of 256 features, at which place, with keys and values that are kept and without.</summary>
internal static class GenerationCommand
{
    private const int Texts = 24;
    private const int Tokens = 128;
    private const int Window = 9;

    /// <summary>Measures and prints; one thread.</summary>
    public static void Run(TextWriter output)
    {
        double[] steps = StepTimes();
        double At(int place) => Alternately.Median(steps.Skip(place - (Window / 2)).Take(Window));
        double whole = Forward(), kept = steps.Take(Tokens).Sum();

        TextTable table = new("a token", "time");
        foreach (int place in new[] { 10, 100, Tokens - 5, 500, 1000 })
        {
            table.Add($"number {place}, with what is kept", Shown.Time(At(place)));
        }

        table.Add($"number {Tokens}, by the whole text anew", Shown.Time(whole));
        output.Write(table);
        output.WriteLine();
        output.WriteLine($"A text of {Tokens} tokens: {Shown.Digits(Tokens * 1e9 / kept)} tokens/s with what is kept, {Shown.Digits(1e9 / whole)} by {Tokens} passes over all {Tokens} places; {Shown.Digits(whole * Tokens / kept)} times as many.");
        output.WriteLine($"Number 1000 takes {Shown.Digits(At(1000) / At(10))} times as long as number 10. Medians of {Texts} texts, one thread.");
    }

    /// <summary>The median of each place over several texts, after a first one that is not counted.</summary>
    private static double[] StepTimes()
    {
        LongWriter network = new(seed: 1);
        StreamState state = network.CreateState();
        float[] scores = new float[96];
        int[] token = new int[1];
        List<double>[] times = [.. Enumerable.Range(0, LongWriter.InputLength).Select(_ => new List<double>())];
        for (int text = 0; text <= Texts; text++)
        {
            state.Reset();
            for (int place = 0; place < times.Length; place++)
            {
                token[0] = (place * 7) % 96;
                long start = Stopwatch.GetTimestamp();
                network.Step(token, state, scores);
                if (text > 0)
                {
                    times[place].Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
                }
            }
        }

        return [.. times.Select(Alternately.Median)];
    }

    private static double Forward()
    {
        ShortWriter network = new(seed: 1);
        int[] text = [.. Enumerable.Range(0, Tokens).Select(place => place * 7 % 96)];
        float[] scores = new float[ShortWriter.OutputLength];
        return Alternately.Medians(Pace.Quick, times =>
        {
            for (int i = 0; i < times; i++)
            {
                network.Forward(text, scores);
            }
        })[0];
    }
}
