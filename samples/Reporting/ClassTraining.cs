using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;
using StaticNets.Training;

namespace Reporting;

/// <summary>Has a network learn to tell classes, of single samples or of the steps of sequences, and reports how well it does.</summary>
/// <param name="console">Where to.</param>
/// <param name="session">The network's training.</param>
/// <param name="settings">How to train, and where the results go.</param>
/// <param name="classes">Names of the classes.</param>
public sealed class ClassTraining(IAnsiConsole console, TrainingSession session, TrainingSettings settings, IReadOnlyList<string> classes)
{
    private FitHistory? history;

    /// <summary>Whether the weights of the epoch are kept that has the smallest loss on what is watched.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Trains; the learning rate falls by a cosine.</summary>
    /// <param name="training">To learn from.</param>
    /// <param name="validation">To watch.</param>
    /// <returns>False if it was interrupted; then the checkpoint alone was written.</returns>
    /// <exception cref="IOException">The checkpoint cannot be written.</exception>
    /// <exception cref="CheckpointException">There is another training's checkpoint to go on from.</exception>
    public bool Fit(IDataSource training, IDataSource validation)
    {
        using Interruption interrupt = new();
        history = ProgressView.Run(console, settings.Epochs, view => session.Fit(training, new FitOptions
        {
            Epochs = settings.Epochs,
            Seed = settings.Seed,
            Schedule = new CosineSchedule(0.05),
            Clip = GradientClip.ByNorm(1),
            Validation = validation,
            KeepBest = KeepBest,
            CheckpointPath = settings.Checkpoint,
            Resume = settings.Resume,
            Progress = view.Step,
            EpochEnd = view.EpochEnd,
            Cancellation = interrupt.Token,
        }));
        if (history.Cancelled)
        {
            console.WriteLine("interrupted; --resume goes on");
            return false;
        }

        File.Delete(settings.Checkpoint);
        return true;
    }

    /// <summary>Tests what was learned; draws the learning curve and the table of mistakes. The last line it writes is the test accuracy.</summary>
    /// <param name="test">What it has not seen.</param>
    /// <param name="title">What was learned.</param>
    /// <param name="unit">What is told apart, in the plural.</param>
    /// <exception cref="IOException">The pictures cannot be written.</exception>
    public void Report(IDataSource test, string title, string unit)
    {
        IReadOnlyList<EpochResult> epochs = history?.Epochs ?? [];
        ConfusionMatrix confusion = Testing.Run(session, test, classes.Count);
        ConfusionTable.Write(console, confusion, classes);

        string curve = Path.Combine(settings.Folder, "learning-curve.png");
        string mistakes = Path.Combine(settings.Folder, "confusion.png");
        LearningCurve.Write(curve, title, [.. epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy))]);
        ConfusionPicture.Write(mistakes, confusion, classes);

        string best = KeepBest ? string.Create(CultureInfo.InvariantCulture, $"; the best epoch was {history?.BestEpoch}") : "";
        console.WriteLine($"weights, words  {settings.Folder}");
        console.WriteLine($"learning curve  {curve}");
        console.WriteLine($"confusion       {mistakes}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training        {epochs.Sum(epoch => epoch.Seconds) / 60:F1} minutes{best}"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {100 * confusion.Accuracy:F2} % of {confusion.Count:N0} {unit}"));
    }
}
