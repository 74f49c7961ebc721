using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Measuring;
using StaticNets.Benchmarks.Onnx;
using StaticNets.Benchmarks.Support;

namespace StaticNets.Benchmarks.Startup;

/// <summary>From the start to the first result of ResNet-18: reading weights and one pass, in new processes of this program, beside ONNX Runtime's session and first run.</summary>
internal static class StartupCommand
{
    private const int Processes = 7;

    private static readonly Case Network = Case.All.Single(one => one.Name == "ResNet-18");

    /// <summary>Measures and prints one paragraph.</summary>
    public static void Run(TextWriter output)
    {
        using Models models = Models.Temporary(Network);
        Measure(models.Weights, models.Model);
        (double Ready, double Whole)[][] sides = [.. new string?[] { null, models.Model }.Select(_ => new (double, double)[Processes])];
        for (int i = 0; i < Processes; i++)
        {
            sides[0][i] = Measure(models.Weights, null);
            sides[1][i] = Measure(models.Weights, models.Model);
        }

        (string Ready, string Whole)[] times = [.. sides.Select(side => (Shown.Time(Alternately.Median(side.Select(one => one.Ready))), Shown.Time(Alternately.Median(side.Select(one => one.Whole)))))];
        output.WriteLine($"From files in the system's cache to the first result of ResNet-18, one thread: ours {times[0].Ready} (`Load` and `Forward`), ONNX Runtime {times[1].Ready} (session and run). "
            + $"From the start of the process: {times[0].Whole} and {times[1].Whole}. Medians of {Processes} processes each, alternately.");
    }

    /// <summary>One side in this process; prints nanoseconds from here and from the process' start.</summary>
    /// <param name="weights">Weights for ours.</param>
    /// <param name="model">Model for ONNX Runtime; null: ours is meant.</param>
    public static void Here(string weights, string? model)
    {
        long start = Stopwatch.GetTimestamp();
        float[] input = new float[(int)Emitted.Constant(Network.Network, "InputLength")];
        float[] output = new float[(int)Emitted.Constant(Network.Network, "OutputLength")];
        if (model is null)
        {
            Emitted.Forward(Emitted.Load(Network.Network, weights))(input, output);
        }
        else
        {
            using OrtSession session = new(model, input, output, threads: 1);
            session.Run();
        }

        double ready = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new[] { ready, (DateTime.Now - self.StartTime).TotalNanoseconds }));
    }

    private static (double Ready, double Whole) Measure(string weights, string? model)
    {
        double[] times = Child.RunPlainly<double[]>(1, ["measure-startup", "--weights", weights, .. model is null ? (string[])[] : ["--model", model]]);
        return (times[0], times[1]);
    }
}
