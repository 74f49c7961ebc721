using System;
using System.CommandLine;
using Reporting;
using Spectre.Console;

namespace Digits.Commands;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    /// <summary>All commands. Without one it trains.</summary>
    /// <param name="console">Where they write.</param>
    public static RootCommand Create(IAnsiConsole console)
    {
        Option<string?> data = new("--data") { Description = "Folder of the four MNIST files, gzip or not. Without it the digits are drawn.", HelpName = "DIR" };
        Option<bool> download = new("--download") { Description = "Fetch MNIST into --data (or into ./mnist) first." };
        Option<int> epochs = NumberOption.Create("--epochs", "How often every digit is seen.", 6, 1, 1000);
        Option<int> batch = NumberOption.Create("--batch", "Digits per step.", 64, 1, 4096);
        Option<long> seed = NumberOption.Create("--seed", "Seed of digits, first weights and order.", 1L, 0, long.MaxValue);
        Option<string> folder = new("--out") { Description = "Where the weights and pictures go.", DefaultValueFactory = _ => "digits", HelpName = "DIR", Recursive = true };
        Option<int> threads = NumberOption.Create("--threads", "Threads to train with; the result is the same for any number.", Math.Min(Environment.ProcessorCount, 256), 1, 256);

        RootCommand root = new("Trains LeNet-5 to read handwritten digits.") { data, download, epochs, batch, seed, folder, threads };
        root.SetAction((parsed, cancellation) => new TrainCommand(console).RunAsync(
            new TrainOptions(
                parsed.GetValue(data),
                parsed.GetValue(download),
                parsed.GetValue(epochs),
                parsed.GetValue(batch),
                (ulong)parsed.GetValue(seed),
                parsed.GetValue(folder)!,
                parsed.GetValue(threads)),
            cancellation));

        root.Subcommands.Add(Predict(console, folder));
        root.Subcommands.Add(Test(console, folder));
        return root;
    }

    private static Command Predict(IAnsiConsole console, Option<string> folder)
    {
        Argument<string> image = new("image") { Description = "PNG, PGM, JPEG, BMP, GIF or TGA of one digit, of any size, dark on light or light on dark." };
        Command predict = new("predict", "Names the digit in a picture, by the weights in --out.") { image };
        predict.SetAction(parsed => PredictCommand.Run(console, parsed.GetValue(image)!, parsed.GetValue(folder)!));
        return predict;
    }

    private static Command Test(IAnsiConsole console, Option<string> folder)
    {
        Option<string> data = new("--data") { Description = "Folder of the four MNIST files.", Required = true, HelpName = "DIR" };
        Command test = new("test", "Reads MNIST's test digits by the weights in --out: how well what was learned from drawn digits carries over.") { data };
        test.SetAction(parsed => TestCommand.Run(console, parsed.GetValue(data)!, parsed.GetValue(folder)!));
        return test;
    }
}
