using System;
using System.CommandLine;
using Reporting;
using Spectre.Console;

namespace Caption.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    private static readonly TrainingSettings Usual = new(Data: null, Epochs: 30, Batch: 32, Rate: 2e-3f, Seed: 1, Folder: "caption", Threads: 0);

    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        TrainingOptions options = new("Folder with train.tsv, dev.tsv and test.tsv, lines of a picture's file (32x32 pixels), a tab and its description. Without it shapes are drawn.", Usual);
        Option<int> drawn = NumberOption.Create("--drawn", "Pictures to draw to learn from, others in every epoch; a tenth as many to be tested on.", 20_000, 50, 1_000_000);

        RootCommand root = new("Learns to say in words what a picture shows.") { drawn };
        options.AddTo(root);
        root.SetAction(parsed => new TrainCommand(console).Run(options.Read(parsed), parsed.GetValue(drawn)));

        Argument<string[]> pictures = new("pictures") { Description = "Files of pictures of 32x32 pixels.", Arity = ArgumentArity.OneOrMore };
        Command describe = new("describe", "Describes pictures by the weights in --out.") { pictures };
        describe.SetAction(parsed => DescribeCommand.Run(Console.Out, parsed.GetValue(options.Folder)!, parsed.GetValue(pictures)!));
        root.Subcommands.Add(describe);
        return root;
    }
}
