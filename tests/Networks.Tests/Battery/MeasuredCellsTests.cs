using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using BatteryHealth.Data;
using BatteryHealth.Estimation;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

/// <summary>
/// NASA's cells B0005, B0006 and B0007 learned, B0018 estimated, beside PyTorch (Reference/make_battery_baseline.py) and a linear regression. The file is looked for in
/// <c>shared/data/battery-nasa</c> beside the checkout.
/// </summary>
public sealed class MeasuredCellsTests
{
    private const string Unseen = "B0018";
    private const int Epochs = 100; // as the baseline's

    [Fact]
    public void Three_seeds_come_within_two_and_a_half_per_cent_reach_PyTorch_and_beat_the_regression()
    {
        if (Environment.GetEnvironmentVariable("STATICNETS_LONG") != "1")
        {
            Assert.Skip("Three trainings take a minute; STATICNETS_LONG=1 runs them.");
        }

        ChargeCurve[] curves = [.. ChargeFolder.Read(Folder()).Where(curve => curve.IsFull)];
        ChargeCurve[] training = [.. curves.Where(curve => curve.Cell != Unseen)];
        ChargeCurve[] unseen = [.. curves.Where(curve => curve.Cell == Unseen)];
        double[] truths = [.. unseen.Select(curve => curve.Health)];
        Scores[] scores = [.. new ulong[] { 1, 2, 3 }.Select(seed =>
            Scores.Of(HealthTraining.Estimate(HealthTraining.Run(training, unseen, seed, new FitOptions { Epochs = Epochs }).Network, unseen), truths))];
        LinearRegression regression = LinearRegression.Chosen(training);
        double line = Scores.Of([.. unseen.Select(regression.Estimate)], truths).MeanAbsolute;
        double mean = Scores.Mean(scores).MeanAbsolute;

        Assert.Equal((495, 129), (training.Length, unseen.Length));
        Assert.InRange(mean, 0, 0.025);
        (double theirs, double chance) = PyTorch(scores.Length);
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"MAE {mean:P2}, PyTorch {theirs:P2}, regression {line:P2}"));
        Assert.InRange(mean, 0, theirs + chance);
        Assert.InRange(mean, 0, line);
    }

    // Its mean, and by how much the mean of so many trainings is above it by chance: three standard errors of the difference.
    private static (double Mean, double Chance) PyTorch(int seeds)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "battery_baseline.json")));
        double[] errors = [.. file.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("mae").GetDouble())];
        double mean = errors.Average();
        double spread = Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / (errors.Length - 1));
        return (mean, 3 * spread * Math.Sqrt((1.0 / errors.Length) + (1.0 / seeds)));
    }

    private static string Folder()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, "shared", "data", "battery-nasa");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip($"There is no shared/data/battery-nasa above {AppContext.BaseDirectory}.");
        return "";
    }
}
