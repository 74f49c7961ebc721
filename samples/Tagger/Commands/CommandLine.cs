using System;
using System.CommandLine;
using Reporting;
using Spectre.Console;

namespace Tagger.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    private static readonly TrainingSettings Usual = new(Data: null, Epochs: 6, Batch: 32, Rate: 3e-3f, Seed: 1, Folder: "tagger", Threads: 0);

    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        TrainingOptions options = new("Folder with train.tsv, dev.tsv and test.tsv: lines of a word, a tab and its part of speech; an empty line ends a sentence. Without it sentences are made up.", Usual);
        Option<int> made = NumberOption.Create("--made", "Sentences to make up; an eighth as many to be tested on.", 2000, 64, 500_000);

        RootCommand root = new("Learns the parts of speech of words in sentences.") { made };
        options.AddTo(root);
        root.SetAction(parsed => new TrainCommand(console).Run(options.Read(parsed), parsed.GetValue(made)));

        Argument<string[]> sentences = new("sentences") { Description = "Sentences, each in quotes; its signs apart from its words, as in the data.", Arity = ArgumentArity.OneOrMore };
        Command tag = new("tag", "Names the parts of speech by the weights in --out.") { sentences };
        tag.SetAction(parsed => TagCommand.Run(Console.Out, parsed.GetValue(options.Folder)!, parsed.GetValue(sentences)!));
        root.Subcommands.Add(tag);
        return root;
    }
}
