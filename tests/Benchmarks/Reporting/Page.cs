using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using StaticNets.Benchmarks.Commands;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Curves;
using StaticNets.Benchmarks.Startup;
using StaticNets.Benchmarks.Streams;
using StaticNets.Benchmarks.Training;

namespace StaticNets.Benchmarks.Reporting;

/// <summary>docs/performance.md: all tables, with the machine and the date.</summary>
internal static class Page
{
    /// <summary>Measures everything and writes the page, and its picture beside it.</summary>
    /// <param name="path">The page's file.</param>
    /// <param name="torchSharp">Where the built tests/TorchPeer is.</param>
    /// <param name="quick">Fewer and shorter samples.</param>
    public static void Write(string path, string torchSharp, bool quick)
    {
        string picture = Path.ChangeExtension(path, ".png");
        StringWriter page = new() { NewLine = "\n" };
        page.WriteLine("# Performance");
        page.WriteLine();
        page.WriteLine($"Measured on {DateTime.UtcNow:yyyy-MM-dd}: {Processor()}, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, ONNX Runtime {typeof(Microsoft.ML.OnnxRuntime.InferenceSession).Assembly.GetName().Version!.ToString(3)}. To repeat it:");
        page.WriteLine();
        page.WriteLine("```sh");
        page.WriteLine("dotnet build -c Release tests/TorchPeer                                          # libtorch through TorchSharp; without it its column is empty");
        page.WriteLine("dotnet run -c Release --project tests/Benchmarks -- --markdown docs/performance.md");
        page.WriteLine("dotnet run -c Release --project tests/Benchmarks -- --only ResNet-18 --quick      # one line in seconds");
        page.WriteLine("dotnet run -c Release --project tests/Benchmarks -- layers ResNet-18 --top 10     # the slowest steps of a network");
        page.WriteLine("```");
        Section(
            page,
            "Inference",
            "Time of a pass, batch 1 unless said, beside ONNX Runtime with the same weights and inputs: medians of samples taken alternately in one process on one processor (on two for two threads). ONNX Runtime has all",
            "its optimisations, its input and output are bound once, and its threads may spin. GFLOP/s count a convolution as direct summation does: Winograd's algorithm takes fewer, so the share of the peak of fused",
            "multiply-adds, measured in the same process, can be above 100 %. `difference` is the length of the difference of the outputs as a part of their length.");
        InferenceCommand.Run(page, Case.All, 2, quick);
        Section(page, "Transformers, Vision Transformers, MLP-Mixers");
        InferenceCommand.Run(page, Case.Attention, 2, quick);
        Section(page, "Recurrent networks", "Whole sequences, and one step after the other: a call of `Step` beside a run of ONNX Runtime that takes and gives the state.");
        InferenceCommand.Run(page, Case.Recurrent, threads: 1, quick);
        Section(page, "Generation", "A language model of four layers of 256 features: what a token costs at its place in the text.");
        GenerationCommand.Run(page);
        Section(page, "Training");
        TrainingCommand.Run(page, TrainingCase.All, torchSharp, 2, quick);
        Section(page, "Start");
        StartupCommand.Run(page);
        Section(page, "How the cost grows", "A 3x3 convolution of 64 channels, by size of the image and by batch: by direct summation (`Accuracy = Exact`) and as the scheduler chooses.");
        CurvesCommand.Run(page, picture);
        page.WriteLine();
        page.WriteLine($"![Time per multiply-add]({Path.GetFileName(picture)})");
        File.WriteAllText(path, page.ToString());
    }

    private static void Section(StringWriter page, string title, params string[] text)
    {
        page.WriteLine();
        page.WriteLine("## " + title);
        page.WriteLine();
        foreach (string line in text)
        {
            page.WriteLine(line);
        }

        if (text.Length > 0)
        {
            page.WriteLine();
        }
    }

    private static string Processor()
    {
        string? model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return (model?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()) + $", {Environment.ProcessorCount} processors, vectors of {Products.Machine.Bits} bits";
    }
}
