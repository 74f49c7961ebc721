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

        using TagModel.Training session = new(network, settings.Batch, new Adam(settings.Rate), Loss.CrossEntropy, settings.Seed);
        ClassTraining training = new(console, session, settings, PartsOfSpeech.Names) { KeepBest = true };
        if (!training.Fit(new SentenceSource(sentences.Training, reading).WithHoles(settings.Seed, Holes), new SentenceSource(sentences.Validation, reading)))
        {
            return Interruption.ExitCode;
        }

        Files files = new(settings.Folder);
        network.Save(files.Weights);
        reading.Words.Save(files.Words);
        reading.Endings.Save(files.Endings);
        training.Report(new SentenceSource(sentences.Test, reading), "Learning parts of speech", "words");
        return 0;
    }
}
