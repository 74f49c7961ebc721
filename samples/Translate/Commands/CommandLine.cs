using System;
using System.CommandLine;
using Reporting;
using Spectre.Console;
using Translate.Networks;

namespace Translate.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    private static readonly TrainingSettings Usual = new(Data: null, Epochs: 8, Batch: 64, Rate: 3e-3f, Seed: 1, Folder: "translate", Threads: 0);

    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        TrainingOptions options = new("Folder with a .tsv file of pairs: an English sentence, a tab, a German one. Without it dates in words become ISO dates.", Usual);
        Option<string> model = new("--model") { Description = "Which network: lstm or transformer.", HelpName = "NAME", DefaultValueFactory = _ => Translators.Models[0] };
        model.AcceptOnlyFromAmong([.. Translators.Models]);
        Option<int> made = NumberOption.Create("--made", "Dates to make up to learn from.", 40_000, 64, 5_000_000);
        Option<int> beam = NumberOption.Create("--beam", "Beginnings that beam search follows.", 4, 1, 64);
        beam.Recursive = true;

        RootCommand root = new("Learns to translate: dates in words to ISO dates, or German to English.") { model, made, beam };
        options.AddTo(root);
        root.SetAction(parsed => new TrainCommand(console).Run(options.Read(parsed), parsed.GetValue(model)!, parsed.GetValue(made), parsed.GetValue(beam)));

        Argument<string[]> sentences = new("sentences") { Description = "Sentences, each in quotes.", Arity = ArgumentArity.OneOrMore };
        Option<string?> attention = new("--attention") { Description = "Draw what this layer looks at, for each sentence: decoder.layers.1.multihead_attn, for one.", HelpName = "LAYER" };
        Command write = new("write", "Translates sentences by the weights in --out.") { sentences, attention };
        write.SetAction(parsed => WriteCommand.Run(Console.Out, parsed.GetValue(options.Folder)!, parsed.GetValue(sentences)!, parsed.GetValue(beam), parsed.GetValue(attention)));
        root.Subcommands.Add(write);
        return root;
    }
}
