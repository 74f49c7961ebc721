using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Reporting;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;
using Translate.Data;
using Translate.Decoding;
using Translate.Networks;
using Translate.Output;
using Words;

namespace Translate.Commands;

/// <summary>Learns to translate, is tested on what it has not seen, and writes what came of it.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    private const int Watched = 500; // unseen pairs that are translated after every epoch

    /// <summary>Runs the whole job. The last line it writes is how good translations of unseen sentences are.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="model">Kind of network: one of <see cref="Translators.Models"/>.</param>
    /// <param name="made">How many dates to make up, where no data are named.</param>
    /// <param name="width">Width of the beam.</param>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then the checkpoint alone was written.</returns>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file is of another kind.</exception>
    /// <exception cref="CheckpointException">There is another training's checkpoint to go on from.</exception>
    public int Run(TrainingSettings settings, string model, int made, int width)
    {
        Directory.CreateDirectory(settings.Folder);
        Translator translator = Translators.Create(model, settings.Data is null ? WritingTask.Dates : WritingTask.Sentences, settings.Seed);
        Recipe recipe = translator.Recipe;
        PairSet pairs = settings.Data is { } data ? SentenceTask.Read(data, translator.Task.SourceSteps, translator.Task.TargetSteps - 1) : DateTask.Create(settings.Seed, made);
        Vocabulary source = Vocabulary.Of(pairs.Training.SelectMany(pair => pair.Source), translator.Task.SourceWords, least: 2);
        Vocabulary target = Vocabulary.Of(pairs.Training.SelectMany(pair => pair.Target), translator.Task.TargetWords, least: 2);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pairs.Training.Count:N0} pairs to learn from, {pairs.Test.Count:N0} to be tested on, {pairs.HeldOut.Count:N0} of a kind held out; {source.Count:N0} words to read, {target.Count:N0} to write"));

        StaticNetsThreads.Use(settings.Threads);
        console.WriteLine();
        console.Write(new Text(translator.Description.Summary()));
        console.WriteLine();

        using TrainingSession session = translator.Train(settings.Batch, recipe.Optimizer(settings.Rate), recipe.Loss, settings.Seed);
        Greedy greedy = new(translator, source, target);
        Dictionary<int, Quality> qualities = [];
        Pair[] watched = [.. pairs.Test.Take(Watched)];
        FitHistory history = Train(session, recipe, settings, new PairSource(pairs.Training, source, target), epoch => qualities[epoch] = Quality.Of(greedy.Translate(watched), watched));
        if (history.Cancelled)
        {
            console.WriteLine("interrupted; --resume goes on");
            return Interruption.ExitCode;
        }

        File.Delete(settings.Checkpoint);
        new Files(settings.Folder).Save(translator, source, target);
        string curve = Path.Combine(settings.Folder, "quality-curve.png");
        QualityCurve.Write(curve, $"Learning to translate {translator.Name}", [.. history.Epochs.Where(epoch => qualities.ContainsKey(epoch.Epoch)).Select(epoch => (epoch.Epoch, epoch.Loss, qualities[epoch.Epoch]))]);
        console.WriteLine();
        console.WriteLine($"weights, words  {settings.Folder}");
        console.WriteLine($"quality curve   {curve}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training        {history.Epochs.Sum(epoch => epoch.Seconds) / 60:F1} minutes"));
        Report(translator, pairs, greedy, new Beam(translator, source, target, width), width);
        return 0;
    }

    private FitHistory Train(TrainingSession session, Recipe recipe, TrainingSettings settings, IDataSource pairs, Func<int, Quality> watch)
    {
        using Interruption interrupt = new();
        return ProgressView.Run(console, settings.Epochs, view => session.Fit(pairs, new FitOptions
        {
            Epochs = settings.Epochs,
            Seed = settings.Seed,
            Schedule = recipe.Schedule,
            Averaging = recipe.Averaging,
            Clip = GradientClip.ByNorm(1),
            CheckpointPath = settings.Checkpoint,
            Resume = settings.Resume,
            Progress = view.Step,
            EpochEnd = result =>
            {
                session.Publish();
                Quality quality = watch(result.Epoch);
                view.EpochEnd(result with { ValidationAccuracy = quality.Exact });
                console.WriteLine($"unseen, greedy: {quality}");
            },
            Cancellation = interrupt.Token,
        }));
    }

    private void Report(Translator translator, PairSet pairs, Greedy greedy, Beam beam, int width)
    {
        List<string[]> written = greedy.Translate(pairs.Test);
        List<string[]> beamed = [.. pairs.Test.Select(beam.Translate)];
        Pair[] shown = [.. pairs.Test.Where((_, i) => i % Math.Max(1, pairs.Test.Count / 10) == 0), .. pairs.HeldOut.Take(2)];
        Table examples = new() { Border = TableBorder.Minimal };
        examples.AddColumns("read", "written", "should be");
        foreach (Pair pair in shown)
        {
            examples.AddRow(new Text(string.Join(' ', pair.Source)), new Text(string.Join(translator.Task.Space, beam.Translate(pair))), new Text(string.Join(translator.Task.Space, pair.Target)));
        }

        console.Write(examples);
        if (pairs.HeldOut.Count > 0)
        {
            console.WriteLine($"held-out format {Quality.Of(greedy.Translate(pairs.HeldOut), pairs.HeldOut)}");
        }

        console.WriteLine($"beam of {width,-7} {Quality.Of(beamed, pairs.Test)}");
        console.WriteLine($"greedy          {Quality.Of(written, pairs.Test)}");
    }
}
