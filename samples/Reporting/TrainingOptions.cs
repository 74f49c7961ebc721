using System;
using System.CommandLine;

namespace Reporting;

/// <summary>The options that every training has.</summary>
/// <param name="data">What <c>--data</c> takes, as its help says.</param>
/// <param name="usual">Their values where they are not given; threads apart.</param>
public sealed class TrainingOptions(string data, TrainingSettings usual)
{
    private readonly Option<string?> data = new("--data") { Description = data, HelpName = "DIR" };
    private readonly Option<int> epochs = NumberOption.Create("--epochs", "How often every sample is seen.", usual.Epochs, 1, 100_000);
    private readonly Option<int> batch = NumberOption.Create("--batch", "Samples per step.", usual.Batch, 1, 4096);
    private readonly Option<float> rate = NumberOption.Create("--rate", "Learning rate at its highest.", usual.Rate, 1e-6f, 10);
    private readonly Option<long> seed = NumberOption.Create("--seed", "Seed of what is made up, of first weights, order and changes.", (long)usual.Seed, 0, long.MaxValue);
    private readonly Option<int> threads = NumberOption.Create("--threads", "Threads to train with; the result is the same for any number.", Math.Min(Environment.ProcessorCount, 256), 1, 256);

    private readonly Option<bool> resume = new("--resume") { Description = "Go on with the training in --out that was interrupted, to the same bits as without the break." };

    /// <summary>Where the results go, and subcommands find them.</summary>
    public Option<string> Folder { get; } = new("--out") { Description = "Where the weights and pictures go.", DefaultValueFactory = _ => usual.Folder, HelpName = "DIR", Recursive = true };

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[data, epochs, batch, rate, seed, Folder, threads, resume])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Their values.</summary>
    public TrainingSettings Read(ParseResult parsed) => new(
        parsed.GetValue(data),
        parsed.GetValue(epochs),
        parsed.GetValue(batch),
        parsed.GetValue(rate),
        (ulong)parsed.GetValue(seed),
        parsed.GetValue(Folder)!,
        parsed.GetValue(threads)) { Resume = parsed.GetValue(resume) };
}
