using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using BatteryHealth.Data;
using BatteryHealth.Estimation;
using BatteryHealth.Output;
using Reporting;
using Spectre.Console;
using StaticNets;
using StaticNets.Training;

namespace BatteryHealth.Commands;

/// <summary>Trains networks, tests them on the unseen cell, and writes what came of the first one.</summary>
/// <param name="console">Where it reports.</param>
internal sealed class TrainCommand(IAnsiConsole console)
{
    /// <summary>Name of the file of weights.</summary>
    public const string WeightsFile = "health.safetensors";

    /// <summary>Runs the whole job. The last line it writes is the mean absolute error on the unseen cell, the mean of all seeds.</summary>
    /// <returns>The exit code: 0, or 130 if it was interrupted; then nothing was written.</returns>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The charges are damaged, or too few.</exception>
    public int Run(TrainOptions options)
    {
        Directory.CreateDirectory(options.Folder); // before the work, not after it, if it cannot be
        Cells cells = Cells.Read(console, options.Data, options.Unseen, options.Seed);
        StaticNetsThreads.Use(options.Threads);
        console.WriteLine();
        console.Write(new Text(HealthNetwork.Description.Summary()));
        console.WriteLine();

        LinearRegression regression = LinearRegression.Chosen(cells.Training);
        double[] lines = [.. cells.Unseen.Select(regression.Estimate)];
        List<Scores> scores = [];
        for (int i = 0; i < options.Seeds; i++)
        {
            ulong seed = options.Seed + (ulong)i;
            (HealthNetwork network, FitHistory history) = Train(cells, seed, options.Epochs);
            if (history.Cancelled)
            {
                console.WriteLine("interrupted");
                return Interruption.ExitCode;
            }

            double[] estimates = HealthTraining.Estimate(network, cells.Unseen);
            scores.Add(Compare(estimates, cells.Unseen));
            console.WriteLine($"LSTM, seed {seed,-6}  {scores[i]}");
            if (i == 0)
            {
                Write(options.Folder, cells, network, estimates, lines, history);
            }
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"linear regression {Compare(lines, cells.Unseen)}  (penalty {regression.Penalty:G3}, chosen on the training cells)"));
        console.WriteLine($"test {Scores.Mean(scores)}");
        return 0;
    }

    private static Scores Compare(IReadOnlyList<double> estimates, IReadOnlyList<ChargeCurve> curves) => Scores.Of(estimates, [.. curves.Select(curve => curve.Health)]);

    private (HealthNetwork Network, FitHistory History) Train(Cells cells, ulong seed, int epochs)
    {
        using Interruption interrupt = new();
        return ProgressView.Run(console, epochs, view => HealthTraining.Run(cells.Training, cells.Unseen, seed, new FitOptions
        {
            Epochs = epochs,
            Progress = view.Step,
            EpochEnd = view.EpochEnd,
            Cancellation = interrupt.Token,
        }));
    }

    private void Write(string folder, Cells cells, HealthNetwork network, double[] estimates, double[] lines, FitHistory history)
    {
        string weights = Path.Combine(folder, WeightsFile);
        string estimate = Path.Combine(folder, "estimate.png");
        string curve = Path.Combine(folder, "learning-curve.png");
        network.Save(weights);
        EstimatePicture.Write(estimate, $"Cell {cells.Unseen[0].Cell}, never seen in training: {Compare(estimates, cells.Unseen)}", cells.Unseen, estimates, lines);
        LearningCurve.Write(
            curve,
            "State of health from charge curves",
            [.. history.Epochs.Select(epoch => new CurvePoint(epoch.Loss, epoch.ValidationLoss, double.NaN))],
            "mean squared error, scaled");
        console.WriteLine($"weights         {weights}");
        console.WriteLine($"estimate        {estimate}");
        console.WriteLine($"learning curve  {curve}");
    }
}
