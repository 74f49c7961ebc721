using System.Globalization;
using System.IO;
using System.Linq;
using Reporting;
using Sentiment.Data;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;
using Words;

namespace Sentiment.Commands;

/// <summary>Learns from sentences, is tested on others, and writes what came of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    private const float Holes = 0.2f; // words that are not understood in training
    private const int LeastOften = 2; // a word that occurs once teaches nothing but its sentence

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
        ReviewSet reviews = settings.Data is { } data ? ReviewFolder.Read(data) : MadeUpReviews.Create(settings.Seed, made);
        Vocabulary vocabulary = Vocabulary.Of(reviews.Training.SelectMany(review => review.Words), ReviewModel.Words, LeastOften);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reviews.Training.Count:N0} sentences to learn from, {reviews.Validation.Count:N0} to watch, {reviews.Test.Count:N0} to be tested on; {vocabulary.Count:N0} words"));

        StaticNetsThreads.Use(settings.Threads);
        ReviewModel network = new(settings.Seed);
        console.WriteLine();
        console.Write(new Text(ReviewModel.Description.Summary()));
        console.WriteLine();

        using ReviewModel.Training session = new(network, settings.Batch, new AdamW(settings.Rate), Loss.CrossEntropy, settings.Seed);
        ClassTraining training = new(console, session, settings, Review.Names);
        if (!training.Fit(new ReviewSource(reviews.Training, vocabulary).WithHoles(settings.Seed, Holes), new ReviewSource(reviews.Validation, vocabulary)))
        {
            return Interruption.ExitCode;
        }

        Files files = new(settings.Folder);
        network.Save(files.Weights);
        vocabulary.Save(files.Words);
        training.Report(new ReviewSource(reviews.Test, vocabulary), "Learning opinions", "sentences");
        return 0;
    }
}
