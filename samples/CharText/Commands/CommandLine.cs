using System;
using System.CommandLine;
using CharText.Networks;
using Reporting;
using Spectre.Console;

namespace CharText.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        Option<string> model = new("--model") { Description = "Which network: gru or gpt.", HelpName = "NAME", DefaultValueFactory = _ => TextModel.Names[0] };
        model.AcceptOnlyFromAmong([.. TextModel.Names]);
        Option<string?> data = new("--data") { Description = "A text to learn, in UTF-8. Without it sentences are made up.", HelpName = "FILE" };
        Option<int> epochs = NumberOption.Create("--epochs", "How often the text is read.", 8, 1, 100_000);
        Option<int> batch = NumberOption.Create("--batch", "Pieces of the text that are read side by side.", 32, 1, 4096);
        Option<float> rate = NumberOption.Create("--rate", "Learning rate at its highest.", 3e-3f, 1e-6f, 1);
        Option<long> seed = NumberOption.Create("--seed", "Seed of the made-up text, of first weights and of what is written.", 1L, 0, long.MaxValue);
        seed.Recursive = true;
        Option<string> folder = new("--out") { Description = "Where the weights and the curve go.", DefaultValueFactory = _ => "chartext", HelpName = "DIR", Recursive = true };
        Option<int> threads = NumberOption.Create("--threads", "Threads to train with; the result is the same for any number.", Math.Min(Environment.ProcessorCount, 256), 1, 256);

        RootCommand root = new("Learns a text character by character, then writes more of it.") { model, data, epochs, batch, rate, seed, folder, threads };
        root.SetAction(parsed => new TrainCommand(console).Run(new TrainOptions(
            parsed.GetValue(model)!,
            parsed.GetValue(data),
            parsed.GetValue(epochs),
            parsed.GetValue(batch),
            parsed.GetValue(rate),
            (ulong)parsed.GetValue(seed),
            parsed.GetValue(folder)!,
            parsed.GetValue(threads))));

        Option<string?> prompt = new("--prompt") { Description = "How the text begins.", HelpName = "TEXT" };
        Option<int> length = NumberOption.Create("--length", "Characters to write after the prompt.", 1000, 0, int.MaxValue);
        Option<float> temperature = NumberOption.Create("--temperature", "0: always the likeliest character; 1: as often as in the text.", 0.8f, 0, 10);
        Command write = new("write", "Writes text by the weights in --out.") { prompt, length, temperature };
        write.SetAction(parsed => WriteCommand.Run(
            Console.Out,
            parsed.GetValue(folder)!,
            parsed.GetValue(prompt),
            parsed.GetValue(length),
            parsed.GetValue(temperature),
            (ulong)parsed.GetValue(seed)));
        root.Subcommands.Add(write);
        return root;
    }
}
