using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Digits.Data;
using Digits.Drawing;
using Digits.Output;
using Reporting;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;

namespace Digits.Commands;

/// <summary>Trains the network, tests it, and writes what came of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    /// <summary>Name of the file of weights.</summary>
    public const string WeightsFile = "digits.safetensors";

    /// <summary>Runs the whole job. The last line it writes is the test accuracy.</summary>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then nothing was written.</returns>
    /// <exception cref="IOException">Files cannot be read, fetched or written.</exception>
    /// <exception cref="InvalidDataException">MNIST's files are damaged.</exception>
    public async Task<int> RunAsync(TrainOptions options, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder); // before the work, not after it, if it cannot be
        (DigitSet training, DigitSet test) = await ReadDigitsAsync(options, cancellation).ConfigureAwait(false);
        StaticNetsThreads.Use(options.Threads);

        LeNet5 network = new(options.Seed);
        console.WriteLine();
        console.Write(new Text(LeNet5.Description.Summary()));
        console.WriteLine();

        FitHistory history = Train(network, options, training, test);
        if (history.Cancelled)
        {
            console.WriteLine("interrupted; nothing was written");
            return Interruption.ExitCode;
        }

        Report(network, options, test, history.Epochs);
        return 0;
    }

    private async Task<(DigitSet Training, DigitSet Test)> ReadDigitsAsync(TrainOptions options, CancellationToken cancellation)
    {
        string? folder = options.Data ?? (options.Download ? "mnist" : null);
        if (options.Download)
        {
            using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(5) };
            await MnistDownload.FetchAsync(folder!, client, console.WriteLine, cancellation).ConfigureAwait(false);
        }

        long began = Stopwatch.GetTimestamp();
        (DigitSet training, DigitSet test) = folder is null ? DrawnTask.Create(options.Seed) : MnistFolder.Read(folder);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        console.WriteLine(folder is null
            ? string.Create(CultureInfo.InvariantCulture, $"{training.Count:N0} digits drawn by {HandSet.Training.Count:N0} hands, {test.Count:N0} by {HandSet.Test.Count:N0} others to be tested on ({seconds:F1} s)")
            : string.Create(CultureInfo.InvariantCulture, $"{training.Count:N0} digits of MNIST, {test.Count:N0} to be tested on ({seconds:F1} s)"));
        return (training, test);
    }

    private FitHistory Train(LeNet5 network, TrainOptions options, DigitSet training, DigitSet test)
    {
        using Interruption interrupt = new();
        using LeNet5.Training session = new(network, options.Batch, new Adam(1e-3f), Loss.CrossEntropy, options.Seed);
        return ProgressView.Run(console, options.Epochs, view => session.Fit(new DigitSource(training), new FitOptions
        {
            Epochs = options.Epochs,
            Seed = options.Seed,
            Schedule = new CosineSchedule(),
            Validation = new DigitSource(test), // looked at after every epoch, for the curve; nothing is chosen by it
            Progress = view.Step,
            EpochEnd = view.EpochEnd,
            Cancellation = interrupt.Token,
        }));
    }

    private void Report(LeNet5 network, TrainOptions options, DigitSet test, IReadOnlyList<EpochResult> epochs)
    {
        Reading reading = Reading.Of(network, test);
        ConfusionTable.Write(console, reading.Confusion);

        string weights = Path.Combine(options.Folder, WeightsFile);
        string curve = Path.Combine(options.Folder, "learning-curve.png");
        string mistakes = Path.Combine(options.Folder, "misread.png");
        network.Save(weights);
        LearningCurve.Write(curve, "LeNet-5 on handwritten digits", [.. epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy))]);
        MistakeSheet.Write(mistakes, test, reading.Mistakes);

        console.WriteLine($"weights         {weights}");
        console.WriteLine($"learning curve  {curve}");
        console.WriteLine($"misread digits  {mistakes} ({reading.Mistakes.Count} of {test.Count})");
        console.WriteLine(reading.Line);
    }
}
