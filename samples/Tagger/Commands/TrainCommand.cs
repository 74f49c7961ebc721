using System.Globalization;
using System.IO;
using System.Linq;
using Reporting;
using Tagger.Data;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;

namespace Tagger.Commands;

/// <summary>Learns from sentences, is tested on others, and writes what came of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    private const float Holes = 0.1f; // words known by their endings alone in training

    /// <summary>Runs the whole job. The last line it writes is the test accuracy.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="made">How many sentences to make up, where no data are named.</param>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then the checkpoint alone was written.</returns>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file is of another kind.</exception>
    /// <exception cref="CheckpointException">There is another training's checkpoint to go on from.</exception>
    public int Run(TrainingSettings settings, int made)
    {
        Directory.CreateDirectory(settings.Folder);
        SentenceSet sentences = settings.Data is { } data ? SentenceFolder.Read(data) : MadeUpSentences.Create(settings.Seed, made);
        Reading reading = Reading.Of(sentences.Training);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sentences.Training.Count:N0} sentences to learn from, {sentences.Validation.Count:N0} to choose the epoch by, {sentences.Test.Count:N0} to be tested on; {reading.Words.Count:N0} words, {reading.Endings.Count:N0} endings"));

        StaticNetsThreads.Use(settings.Threads);
        TagModel network = new(settings.Seed);
        console.WriteLine();
        console.Write(new Text(TagModel.Description.Summary()));
        console.WriteLine();

        using TagModel.Training session = new(network, settings.Batch, new Adam(settings.Rate), Loss.CrossEntropy, settings.Seed) { Clip = GradientClip.ByNorm(1) };
        FitHistory history = Train(session, settings, sentences, reading);
        if (history.Cancelled)
        {
            console.WriteLine("interrupted; --resume goes on");
            return Interruption.ExitCode;
        }

        File.Delete(settings.Checkpoint);
        Files files = new(settings.Folder);
        network.Save(files.Weights);
        reading.Words.Save(files.Words);
        reading.Endings.Save(files.Endings);
        Report(session, settings.Folder, new SentenceSource(sentences.Test, reading), history);
        return 0;
    }

    private FitHistory Train(TagModel.Training session, TrainingSettings settings, SentenceSet sentences, Reading reading)
    {
        using Interruption interrupt = new();
        return ProgressView.Run(console, settings.Epochs, view => session.Fit(new SentenceSource(sentences.Training, reading).WithHoles(settings.Seed, Holes), new FitOptions
        {
            Epochs = settings.Epochs,
            Seed = settings.Seed,
            Schedule = new CosineSchedule(0.05),
            Validation = new SentenceSource(sentences.Validation, reading),
            KeepBest = true,
            CheckpointPath = settings.Checkpoint,
            Resume = settings.Resume,
            Progress = view.Step,
            EpochEnd = view.EpochEnd,
            Cancellation = interrupt.Token,
        }));
    }

    private void Report(TrainingSession session, string folder, IDataSource test, FitHistory history)
    {
        ConfusionMatrix confusion = Testing.Run(session, test, TagModel.Tags);
        ConfusionTable.Write(console, confusion, PartsOfSpeech.Names);

        string curve = Path.Combine(folder, "learning-curve.png");
        LearningCurve.Write(curve, "Learning parts of speech", [.. history.Epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy))]);
        string picture = Path.Combine(folder, "confusion.png");
        ConfusionPicture.Write(picture, confusion, PartsOfSpeech.Names);
        console.WriteLine($"weights, words  {folder}");
        console.WriteLine($"learning curve  {curve}");
        console.WriteLine($"confusion       {picture}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training        {history.Epochs.Sum(epoch => epoch.Seconds) / 60:F1} minutes; the best epoch was {history.BestEpoch}"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {100 * confusion.Accuracy:F2} % of {confusion.Count:N0} words"));
    }
}
