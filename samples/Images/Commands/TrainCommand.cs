using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Images.Data;
using Images.Drawing;
using Images.Networks;
using Images.Output;
using Reporting;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;

namespace Images.Commands;

/// <summary>Trains a network, tests it, and writes what came of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    /// <summary>Runs the whole job. The last line it writes is the test accuracy.</summary>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then the checkpoint alone was written.</returns>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">Images are not in CIFAR-10's layout, or too few for a batch.</exception>
    /// <exception cref="CheckpointException">The checkpoint is of another training, or is not one.</exception>
    public int Run(TrainOptions options)
    {
        CheckCheckpoint(options); // before the work, not after it
        Directory.CreateDirectory(options.Folder);
        (ImageSet training, ImageSet test) = ReadImages(options);
        if (training.Count < options.Batch)
        {
            throw new InvalidDataException($"{training.Count} images do not fill a batch of {options.Batch}; choose a smaller --batch.");
        }

        StaticNetsThreads.Use(options.Threads);
        Colours colours = Colours.Of(training);
        console.WriteLine($"colours         {colours}");

        using Model model = Model.Create(options.Model, options.Batch, Recipe.Optimizer(options.Model, options.Rate), Recipe.Loss(), options.Seed);
        console.WriteLine();
        console.Write(new Text(model.Description.Summary()));
        console.WriteLine();

        FitHistory history = Train(model, options, training, test, colours);
        if (history.Cancelled)
        {
            console.WriteLine(options.Checkpoint is null ? "interrupted; nothing was written" : $"interrupted; --resume goes on from {options.Checkpoint}");
            return Interruption.ExitCode;
        }

        Report(model, options, test, colours, history);
        return 0;
    }

    private void CheckCheckpoint(TrainOptions options)
    {
        if (options.Checkpoint is not { } path)
        {
            return;
        }

        bool there = File.Exists(path);
        if (there && !options.Resume)
        {
            throw new IOException($"{path} is there already: --resume goes on from it; to begin anew, delete it first.");
        }

        if (Directory.Exists(path) || Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"No checkpoint can be written to {path}: its folder is not there, or it is one itself.");
        }

        if (options.Resume)
        {
            console.WriteLine(there ? $"going on from {path}" : $"{path} is not there yet: beginning");
        }
    }

    private (ImageSet Training, ImageSet Test) ReadImages(TrainOptions options)
    {
        long began = Stopwatch.GetTimestamp();
        (ImageSet training, ImageSet test) = options.Data is { } folder
            ? CifarFolder.Read(folder)
            : DrawnTask.Create(options.Seed, options.Drawn, options.Drawn / 5);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        string what = options.Data is null ? "drawn shapes" : $"images of {options.Data}";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{training.Count:N0} {what}, {test.Count:N0} to be tested on ({seconds:F1} s)"));
        return (training, test);
    }

    private FitHistory Train(Model model, TrainOptions options, ImageSet training, ImageSet test, Colours colours)
    {
        using Interruption interrupt = new();
        return ProgressView.Run(console, options.Epochs, view => model.Session.Fit(Recipe.Source(training, colours, options.Seed), new FitOptions
        {
            Epochs = options.Epochs,
            Seed = options.Seed,
            DropLast = true, // batch norm would take its statistics from what is left over
            Schedule = Recipe.Schedule(),
            Validation = new ImageSource(test, colours), // looked at after every epoch, for the curve; nothing is chosen by it
            CheckpointPath = options.Checkpoint,
            Resume = options.Resume,
            Progress = view.Step,
            EpochEnd = view.EpochEnd,
            Cancellation = interrupt.Token,
        }));
    }

    private void Report(Model model, TrainOptions options, ImageSet test, Colours colours, FitHistory history)
    {
        ConfusionMatrix confusion = Testing.Run(model.Session, new ImageSource(test, colours), ImageSet.Classes);
        ConfusionTable.Write(console, confusion, test.Names);

        string weights = Path.Combine(options.Folder, $"{model.Name}.safetensors");
        string curve = Path.Combine(options.Folder, "learning-curve.png");
        string picture = Path.Combine(options.Folder, "confusion.png");
        model.Save(weights);
        LearningCurve.Write(curve, model.Description.Name, [.. history.Epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy))]);
        ConfusionPicture.Write(picture, confusion, test.Names);

        double minutes = history.Epochs.Sum(epoch => epoch.Seconds) / 60;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training        {minutes:F1} minutes"));
        console.WriteLine($"weights         {weights}");
        console.WriteLine($"learning curve  {curve}");
        console.WriteLine($"confusion       {picture}");
        if (options.Attention is { } layer && model.Trace is { } trace)
        {
            string sheet = Path.Combine(options.Folder, "attention.png");
            AttentionSheet.Write(sheet, trace, layer, test, colours);
            console.WriteLine($"attention       {sheet}");
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {100 * confusion.Accuracy:F2} %"));
    }
}
