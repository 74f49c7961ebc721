using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Networks;
using StaticNets.Benchmarks.Support;
using StaticNets.Runtime.Streams;

namespace StaticNets.Benchmarks.Streams;

/// <summary>A million steps of sound and a million of silence behind it: numbers that fade must not become slow ones.</summary>
internal static class SilenceCommand
{
    private const int Steps = 1_000_000;
    private const int Block = 1_000;

    /// <summary>Measures and prints; one thread.</summary>
    public static void Run(TextWriter output)
    {
        Lstm16 network = new(seed: 1);
        StreamState state = network.CreateState();
        float[] sound = [.. Enumerable.Range(0, Block).Select(i => MathF.Sin(i * 0.3f))], silence = new float[Block];
        Go(network, state, sound, Steps / 10);
        double loud = Go(network, state, sound, Steps), quiet = Go(network, state, silence, Steps);
        output.WriteLine($"LSTM 1-16, a step: {Shown.Time(loud)} in a million of sound, {Shown.Time(quiet)} in a million of silence behind it. Medians of blocks of {Block}.");
    }

    private static double Go(Lstm16 network, StreamState state, float[] input, int steps)
    {
        float[] output = new float[16];
        return Alternately.Median(Enumerable.Range(0, steps / Block).Select(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Block; i++)
            {
                network.Step(input.AsSpan(i, 1), state, output);
            }

            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Block;
        }).ToArray());
    }
}
