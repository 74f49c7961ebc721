using System;
using System.CommandLine;
using Reporting;
using Spectre.Console;

namespace Sentiment.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    private static readonly TrainingSettings Usual = new(Data: null, Epochs: 10, Batch: 64, Rate: 3e-3f, Seed: 1, Folder: "sentiment", Threads: 0);

    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        TrainingOptions options = new("Folder with train.tsv, dev.tsv and test.tsv: lines of 0 or 1, a tab and a sentence. Without it sentences are made up.", Usual);
        Option<int> made = NumberOption.Create("--made", "Sentences to make up; an eighth as many to be tested on.", 4000, 64, 500_000);

        RootCommand root = new("Learns whether a sentence is for or against what it speaks of.") { made };
        options.AddTo(root);
        root.SetAction(parsed => new TrainCommand(console).Run(options.Read(parsed), parsed.GetValue(made)));

        Argument<string[]> sentences = new("sentences") { Description = "Sentences, each in quotes; its signs apart from its words, as in the data.", Arity = ArgumentArity.OneOrMore };
        Command judge = new("judge", "Judges sentences by the weights in --out.") { sentences };
        judge.SetAction(parsed => JudgeCommand.Run(Console.Out, parsed.GetValue(options.Folder)!, parsed.GetValue(sentences)!));
        root.Subcommands.Add(judge);
        return root;
    }
}
