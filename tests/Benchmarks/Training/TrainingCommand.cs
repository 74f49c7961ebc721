using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Support;

namespace StaticNets.Benchmarks.Training;

/// <summary>The table of training: ours beside libtorch, which is the quicker of TorchSharp and Python's torch.</summary>
internal static class TrainingCommand
{
    private const int Rounds = 3;
    private const double Seconds = 4;

    /// <summary>Measures and prints: every side in processes of its own, alternately; the best process counts.</summary>
    public static void Run(TextWriter output, IReadOnlyList<Case> cases, string torchSharp, int threads, bool quick)
    {
        bool both = threads > 1 && Child.Processors > 1;
        IReadOnlyList<Peer> peers = Peer.All(torchSharp);
        TextTable table = new(["training step", "ours", "samples/s", "bytes/step", "libtorch", "samples/s", "x libtorch", .. peers.Select(peer => peer.Name), .. both ? (string[])["ours, 2", "x 1 thread"] : []]);
        foreach (Case one in cases)
        {
            using Models models = Models.Temporary(one);
            TrainingOutcome Ours(int threads) => Child.Run<TrainingOutcome>(threads, ["measure-training", one.Name, "--weights", models.Weights, "--threads", threads.ToString(CultureInfo.InvariantCulture)]);

            List<TrainingOutcome> ours = [];
            List<double?>[] theirs = [.. peers.Select(_ => new List<double?>())];
            for (int round = 0; round < (quick ? 1 : Rounds); round++)
            {
                ours.Add(Ours(1));
                for (int i = 0; i < peers.Count; i++)
                {
                    theirs[i].Add(peers[i].Measure(one, quick ? Seconds / 2 : Seconds));
                }
            }

            double best = ours.Min(outcome => outcome.Nanoseconds);
            double? libtorch = theirs.Min(times => times.Min());
            List<string> cells = [$"{one.Name}, batch {one.Batch}", Shown.Time(best), Rate(one, best), ours[0].Bytes.ToString(CultureInfo.InvariantCulture), Time(libtorch), libtorch is { } time ? Rate(one, time) : "", libtorch is { } other ? Shown.Digits(other / best) : ""];
            cells.AddRange(theirs.Select(times => Time(times.Min())));
            if (both)
            {
                double pair = Ours(2).Nanoseconds;
                cells.AddRange([Shown.Time(pair), Shown.Digits(best / pair)]);
            }

            table.Add([.. cells]);
        }

        output.Write(table);
        output.WriteLine();
        output.WriteLine("SGD. Each side in processes of its own, alternately, one thread unless said; medians of the best process. libtorch is the quicker of the two that call it.");
        foreach (Peer peer in peers.Where(peer => peer.Missing is not null))
        {
            output.WriteLine($"{peer.Name} is left out: {peer.Missing}.");
        }
    }

    /// <summary>Measures steps of ours in this process and prints a <see cref="TrainingOutcome"/>.</summary>
    public static void Measure(Case measured, string weights, int threads)
    {
        StaticNetsThreads.Use(threads);
        Action step = TrainingPass.Of(measured.Network, weights, measured.Batch);
        void Steps(int times)
        {
            for (int i = 0; i < times; i++)
            {
                step();
            }
        }

        double time = Alternately.Medians(Pace.Full, Steps)[0];
        Console.WriteLine(JsonSerializer.Serialize(new TrainingOutcome(time, Alternately.Bytes(Steps))));
    }

    private static string Time(double? nanoseconds) => nanoseconds is { } time ? Shown.Time(time) : "";

    private static string Rate(Case one, double nanoseconds) => (one.Batch * 1e9 / nanoseconds).ToString("N0", CultureInfo.InvariantCulture);
}
