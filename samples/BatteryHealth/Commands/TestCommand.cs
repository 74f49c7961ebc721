using System.IO;
using System.Linq;
using BatteryHealth.Estimation;
using Spectre.Console;

namespace BatteryHealth.Commands;

/// <summary>Tests trained weights on the unseen cell.</summary>
internal static class TestCommand
{
    /// <summary>Prints how far the estimates are off.</summary>
    /// <returns>The exit code, 0.</returns>
    /// <exception cref="IOException">Files cannot be read.</exception>
    /// <exception cref="InvalidDataException">The charges are damaged, or there is no such cell.</exception>
    public static int Run(IAnsiConsole console, string? data, string? unseen, ulong seed, string folder)
    {
        string path = Path.Combine(folder, TrainCommand.WeightsFile);
        HealthNetwork network = File.Exists(path)
            ? HealthNetwork.Load(path)
            : throw new FileNotFoundException($"{path} is not there; run without a command first to train it, or name its folder with --out.");
        Cells cells = Cells.Read(console, data, unseen, seed);
        console.WriteLine($"test {Scores.Of(HealthTraining.Estimate(network, cells.Unseen), [.. cells.Unseen.Select(curve => curve.Health)])}");
        return 0;
    }
}
