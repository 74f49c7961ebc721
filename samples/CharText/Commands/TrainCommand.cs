using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CharText.Data;
using CharText.Networks;
using CharText.Writing;
using Reporting;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;

namespace CharText.Commands;

/// <summary>Learns a text, and writes some more of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    private const int MadeUpLength = 200_000;
    private const double Learned = 0.9; // the rest is what it is tested on
    private const float LargestNorm = 1;

    /// <summary>Runs the whole job. The last line it writes is the validation loss.</summary>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then nothing was written.</returns>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The text is none, or too short.</exception>
    public int Run(TrainOptions options)
    {
        Directory.CreateDirectory(options.Folder); // before the work, not after it, if it cannot be
        string text = options.Data is { } path ? TextFile.Read(path) : MadeUpText.Create(options.Seed, MadeUpLength);
        Alphabet alphabet = Alphabet.Of(text);
        int[] numbers = alphabet.Numbers(text);
        int learned = (int)(Learned * numbers.Length);
        TextModel model = TextModel.Create(options.Model, options.Seed);
        int least = (options.Batch * 2 * model.Steps) + 1;
        if (learned < least)
        {
            throw new InvalidDataException($"The text has {numbers.Length:N0} characters; {options.Batch} pieces side by side (--batch) need {Math.Ceiling(least / Learned):N0}.");
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{numbers.Length:N0} characters, {alphabet.Count} different; the last {numbers.Length - learned:N0} are not learned but foretold"));
        StaticNetsThreads.Use(options.Threads);
        console.WriteLine();
        console.Write(new Text(model.Description.Summary()));
        console.WriteLine();

        List<EpochResult> epochs = Train(model, options, numbers[..learned], numbers[learned..]);
        if (epochs.Count < options.Epochs)
        {
            console.WriteLine("interrupted; nothing was written");
            return Interruption.ExitCode;
        }

        Report(model, alphabet, options, text, epochs);
        return 0;
    }

    private List<EpochResult> Train(TextModel model, TrainOptions options, int[] training, int[] validation)
    {
        using Interruption interrupt = new();
        using TrainingSession session = model.Train(options.Batch, options.Rate, options.Seed);
        List<EpochResult> epochs = [];
        IDataSource? unseen = model.Unseen(validation);
        ProgressView.Run(console, options.Epochs, view => session.Fit(model.Pieces(training, options.Batch), new FitOptions
        {
            Epochs = options.Epochs,
            Seed = options.Seed,
            Shuffle = !session.CarryStates, // where states are carried each batch goes on where the last one ended
            Validation = unseen,
            Monitor = unseen is null ? _ => Listener.Loss(model, validation) : null,
            Schedule = new WarmUpSchedule(100, new CosineSchedule(0.05)),
            Clip = GradientClip.ByNorm(LargestNorm),
            Progress = progress => view.Step(progress with { Accuracy = double.NaN }), // of single letters it says little
            EpochEnd = result =>
            {
                result = result with { Accuracy = double.NaN, ValidationAccuracy = double.NaN, ValidationLoss = result.Monitored };
                epochs.Add(result);
                view.EpochEnd(result);
            },
            Cancellation = interrupt.Token,
        }));
        return epochs;
    }

    private void Report(TextModel model, Alphabet alphabet, TrainOptions options, string text, List<EpochResult> epochs)
    {
        Files files = new(options.Folder);
        files.Save(model, alphabet);
        string curve = Path.Combine(options.Folder, "learning-curve.png");
        LearningCurve.Write(curve, "Learning to write", [.. epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, double.NaN))], "nats per character");

        console.WriteLine();
        using StringWriter sample = new();
        new Writer(model, alphabet).Write(sample, text[..1], length: 500, temperature: 0.8f, options.Seed);
        console.Write(new Text(sample.ToString()));
        console.WriteLine();
        console.WriteLine($"weights         {files.Weights(model.Name)}");
        console.WriteLine($"learning curve  {curve}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training        {epochs.Sum(epoch => epoch.Seconds) / 60:F1} minutes"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"validation loss {epochs[^1].ValidationLoss:F4} nats per character"));
    }
}
