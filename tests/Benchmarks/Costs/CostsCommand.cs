using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using StaticNets.Benchmarks.Contests;
using StaticNets.Benchmarks.Layers;
using StaticNets.Benchmarks.Training;
using StaticNets.Generator.Tests;

namespace StaticNets.Benchmarks.Costs;

/// <summary>
/// Measures the compiler's table of rates anew: the steps of some networks are timed, and each rate changes by what its steps took against what was estimated for them. Rates that no step uses stay.
/// To be repeated until nothing changes: another table can choose other kernels.
/// </summary>
internal static class CostsCommand
{
    private const string Table = "src/Generator/Scheduling/Costs.txt";
    private const string Overhead = "Call.Overhead";

    private static readonly (string Name, int Training)[] Measured =
        [("LeNet-5 (relu, max)", 0), ("ResNet-18", 0), ("GoogLeNet", 0), ("MobileNet v2", 0), ("DenseNet-121", 0), ("LeNet-5 (relu, max)", 64), ("ResNet-18, 32x32", 16)];

    /// <summary>Prints the new table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="write">Whether it takes the place of the old one too, for the next build.</param>
    public static void Run(TextWriter output, bool write)
    {
        IReadOnlyList<TimedStep> steps =
        [
            .. Measured.SelectMany(one => StepTimes.Measure(
                Case.All.Concat(TrainingCase.All).First(other => other.Name == one.Name).Network.FullName!,
                Math.Max(1, one.Training),
                one.Training > 0)),
        ];
        ILookup<string, TimedStep> byRate = steps.Where(step => step.Step.Unrolled is null).ToLookup(RateOf);
        string[] lines = [.. File.ReadLines(Path.Combine(Repository.Root, Table)).Select(line => Renewed(line, byRate))];
        Array.ForEach(lines, output.WriteLine);
        if (write)
        {
            File.WriteAllText(Path.Combine(Repository.Root, Table), string.Join("\n", lines) + "\n");
        }
    }

    private static string Renewed(string line, ILookup<string, TimedStep> byRate)
    {
        string[] parts = line.Split('=', StringSplitOptions.TrimEntries);
        if (line.StartsWith('#') || parts.Length != 2)
        {
            return line;
        }

        // Several rates can make up one estimate (Winograd's products, weights and transforms): they change together.
        TimedStep[] steps = [.. byRate[parts[0].Split('.')[0] == "Winograd" ? "Winograd" : parts[0]]];
        double time = steps.Sum(step => step.Nanoseconds);
        double estimate = steps.Sum(step => step.Estimate);
        double rate = double.Parse(parts[1], CultureInfo.InvariantCulture);
        return time > 0 && parts[0] != Overhead ? $"{parts[0]} = {Rounded(rate * estimate / time)}" : line;
    }

    // By the names of kernels, as the compiler's own classes for them use the rates.
    private static string RateOf(TimedStep step)
    {
        string method = step.Step.Method;
        return method switch
        {
            "Conv.Forward" or "Conv.ForwardResidual" => step.Step.Operation.Shape["groups"] > 1 ? "Conv.GroupMultiplyAdds" : "Conv.MultiplyAdds",
            "Conv.BackwardData" or "Conv.BackwardWeights" => step.Step.Operation.Shape["groups"] > 1 ? "Conv.GroupMultiplyAdds" : "Conv.BackwardMultiplyAdds",
            "Dense.Forward" or "Dense.BackwardData" or "Dense.BackwardWeights" => step.MultiplyAdds > 0 ? "Dense.MultiplyAdds" : "",
            "Depthwise.Forward" => "Depthwise.MultiplyAdds",
            "ToBlocked.Forward" or "ToPlanar.Forward" => "Layout.Floats",
            _ when method.EndsWith(".Pack", StringComparison.Ordinal) || method.EndsWith(".PackBackward", StringComparison.Ordinal) => "",
            _ when method.StartsWith("BlockedConv.", StringComparison.Ordinal) => "BlockedConv.MultiplyAdds",
            _ when method.StartsWith("WinogradConv.", StringComparison.Ordinal) => "Winograd",
            _ when method.Contains("Blocked", StringComparison.Ordinal) => "Images.Floats",
            _ => "Elements.Floats",
        };
    }

    private static string Rounded(double rate) => rate.ToString(rate < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
