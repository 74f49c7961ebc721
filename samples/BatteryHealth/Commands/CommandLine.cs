using System;
using System.CommandLine;
using Reporting;
using Spectre.Console;

namespace BatteryHealth.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        Option<string?> data = new("--data") { Description = "Folder with charge_resampled64.csv, gzip or not. Without it ageing cells are simulated.", HelpName = "DIR", Recursive = true };
        Option<string?> unseen = new("--unseen") { Description = "The cell to be tested on; the others are learned from. Without it the last one.", HelpName = "NAME", Recursive = true };
        Option<string> folder = new("--out") { Description = "Where the weights and pictures go.", DefaultValueFactory = _ => "battery", HelpName = "DIR", Recursive = true };
        Option<long> seed = NumberOption.Create("--seed", "Seed of simulated cells, first weights and order.", 1L, 0, long.MaxValue - 1000);
        seed.Recursive = true;
        Option<int> epochs = NumberOption.Create("--epochs", "How often every charge is seen.", 100, 1, 100_000);
        Option<int> seeds = NumberOption.Create("--seeds", "How many networks to train, each with a seed of its own; the first is kept, the mean reported.", 1, 1, 1000);
        Option<int> threads = NumberOption.Create("--threads", "Threads to train with; the result is the same for any number.", Math.Min(Environment.ProcessorCount, 256), 1, 256);

        RootCommand root = new("Estimates the state of health of lithium-ion cells from how they are charged.") { data, unseen, folder, seed, epochs, seeds, threads };
        root.SetAction(parsed => new TrainCommand(console).Run(new TrainOptions(
            parsed.GetValue(data),
            parsed.GetValue(unseen),
            parsed.GetValue(epochs),
            (ulong)parsed.GetValue(seed),
            parsed.GetValue(seeds),
            parsed.GetValue(folder)!,
            parsed.GetValue(threads))));

        Command test = new("test", "Tests the weights in --out on the unseen cell.");
        test.SetAction(parsed => TestCommand.Run(console, parsed.GetValue(data), parsed.GetValue(unseen), (ulong)parsed.GetValue(seed), parsed.GetValue(folder)!));
        root.Subcommands.Add(test);

        Option<int> cycles = NumberOption.Create("--cycles", "How many charges.", int.MaxValue, 1, int.MaxValue);
        Command simulate = new("simulate", "Writes the charges of the simulated unseen cell to standard output, as a stream for samples/BatteryHealthNative.") { cycles };
        simulate.SetAction(parsed => SimulateCommand.Run(Console.Out, (ulong)parsed.GetValue(seed), parsed.GetValue(cycles)));
        root.Subcommands.Add(simulate);
        return root;
    }
}
