using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Caption.Data;
using Caption.Output;
using Reporting;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;
using Words;

namespace Caption.Commands;

/// <summary>Learns to describe pictures, is tested on others, and writes what came of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    private const int OnSheet = 12;
    private const int Kinds = 10; // of mistakes
    private const int WarmUp = 100; // steps

    /// <summary>Runs the whole job. The last line it writes is the share of unseen pictures that are described exactly.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="drawn">How many pictures to draw, where no data are named.</param>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then the checkpoint alone was written.</returns>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file is of another kind.</exception>
    /// <exception cref="CheckpointException">There is another training's checkpoint to go on from.</exception>
    public int Run(TrainingSettings settings, int drawn)
    {
        Directory.CreateDirectory(settings.Folder);
        DescribedSet pictures = settings.Data is { } data ? PictureFolder.Read(data) : DrawnTask.Create(settings.Seed, drawn, drawn / 10);
        Vocabulary vocabulary = Vocabulary.Of(pictures.Training.SelectMany(picture => picture.Words), CaptionModel.Words);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pictures.Training.Count:N0} pictures to learn from, {pictures.Validation.Count:N0} to watch, {pictures.Test.Count:N0} to be tested on; {vocabulary.Count:N0} words"));

        StaticNetsThreads.Use(settings.Threads);
        CaptionModel network = new(settings.Seed);
        console.WriteLine();
        console.Write(new Text(CaptionModel.Description.Summary()));
        console.WriteLine();

        FitHistory history = Train(network, settings, pictures, vocabulary);
        if (history.Cancelled)
        {
            console.WriteLine("interrupted; --resume goes on");
            return Interruption.ExitCode;
        }

        File.Delete(settings.Checkpoint);
        Files files = new(settings.Folder);
        network.Save(files.Weights);
        vocabulary.Save(files.Words);
        Report(new Speaker(network, vocabulary), files, settings.Folder, pictures.Test, history);
        return 0;
    }

    private static double Exact(IReadOnlyList<Described> pictures, List<string[]> spoken) =>
        pictures.Zip(spoken, (picture, words) => words.SequenceEqual(picture.Words) ? 1.0 : 0).Average();

    private FitHistory Train(CaptionModel network, TrainingSettings settings, DescribedSet pictures, Vocabulary vocabulary)
    {
        using Interruption interrupt = new();
        using CaptionModel.Training session = new(network, settings.Batch, new Adam(settings.Rate), new CrossEntropy(ignoreIndex: Vocabulary.Padding), settings.Seed);
        DescribedSource training = new(pictures.Training, vocabulary);
        List<EpochResult> epochs = [];
        FitHistory history = ProgressView.Run(console, settings.Epochs, view => session.Fit(settings.Data is null ? training.DrawnAnew(settings.Seed) : training, new FitOptions
        {
            Epochs = settings.Epochs,
            Seed = settings.Seed,
            Schedule = new WarmUpSchedule(WarmUp, new CosineSchedule(0.02)),
            Clip = GradientClip.ByNorm(1),
            Validation = new DescribedSource(pictures.Validation, vocabulary),
            CheckpointPath = settings.Checkpoint,
            Resume = settings.Resume,
            Progress = view.Step,
            EpochEnd = result =>
            {
                // Whole descriptions, by its own words; the loss is told the true ones.
                epochs.Add(result with { ValidationAccuracy = Exact(pictures.Validation, new Speaker(network, vocabulary).Describe(pictures.Validation)) });
                view.EpochEnd(epochs[^1]);
            },
            Cancellation = interrupt.Token,
        }));
        return history with { Epochs = epochs }; // those since a resumption
    }

    private void Report(Speaker speaker, Files files, string folder, IReadOnlyList<Described> test, FitHistory history)
    {
        List<string[]> spoken = speaker.Describe(test);
        PictureSheet.Write(files.Sheet, [.. test.Take(OnSheet)], spoken);
        string curve = Path.Combine(folder, "learning-curve.png");
        LearningCurve.Write(curve, "Learning to describe", [.. history.Epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy))], "loss per word");

        console.WriteLine();
        foreach ((Described picture, string[] words) in test.Zip(spoken).Take(OnSheet))
        {
            console.WriteLine($"{(words.SequenceEqual(picture.Words) ? "  " : "! ")}{string.Join(' ', words)}");
        }

        foreach ((string kind, int count) in Mistakes.Count(test, spoken).Take(Kinds))
        {
            console.WriteLine($"{count,6:N0} x {kind}");
        }

        console.WriteLine();
        console.WriteLine($"weights, words  {folder}");
        console.WriteLine($"pictures        {files.Sheet}");
        console.WriteLine($"learning curve  {curve}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training        {history.Epochs.Sum(epoch => epoch.Seconds) / 60:F1} minutes"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exact {100 * Exact(test, spoken):F2} % of {test.Count:N0} unseen pictures"));
    }
}
