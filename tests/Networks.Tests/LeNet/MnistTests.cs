using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Digits.Data;
using StaticNets.Networks.Tests.Reference;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Networks.Tests.LeNet;

/// <summary>
/// LeNet-5 on MNIST beside the same in PyTorch: Adam 1e-3, batches of 64, pixels / 255, two zeros around. The files are looked for in
/// <c>shared/data/mnist</c> beside the checkout.
/// </summary>
public sealed class MnistTests
{
    private const string Long = "STATICNETS_LONG";
    private const int Rows = 64;

    private static readonly Lazy<(DigitSource Training, DigitSource Test)?> Mnist = new(Read);

    [Fact]
    public void One_epoch_reaches_what_PyTorch_reaches()
    {
        (DigitSource training, DigitSource test) = Sources();
        MnistBaseline theirs = MnistBaseline.Load();

        double mean = new[] { 0ul, 1ul }.Average(seed => Accuracies(training, test, seed, epochs: 1)[0]);

        Say(FormattableString.Invariant($"two seeds, one epoch: {mean:F2} %, PyTorch {theirs.Means[0]:F2} %"));
        Assert.InRange(mean, theirs.Means[0] - theirs.ChanceAfter(epochs: 1, seeds: 2), 100);
    }

    [Fact]
    public void A_tenth_of_the_images_does_not_reach_it()
    {
        (DigitSource training, DigitSource test) = Sources();
        MnistBaseline theirs = MnistBaseline.Load();

        double mean = Accuracies(Subset.Split(training, 0.1, seed: 0).First, test, seed: 0, epochs: 1)[0];

        Assert.InRange(mean, 0, theirs.Means[0] - theirs.ChanceAfter(epochs: 1, seeds: 2));
    }

    [Fact]
    public void Ten_epochs_of_five_seeds_reach_what_PyTorch_reaches()
    {
        if (Environment.GetEnvironmentVariable(Long) != "1")
        {
            Assert.Skip($"Fifty epochs take minutes; {Long}=1 runs them.");
        }

        (DigitSource training, DigitSource test) = Sources();
        MnistBaseline theirs = MnistBaseline.Load();
        double[][] runs = [.. Enumerable.Range(0, theirs.Seeds).Select(seed => Accuracies(training, test, (ulong)seed, epochs: 10))];
        double[] means = [.. Enumerable.Range(0, 10).Select(epoch => runs.Average(run => run[epoch]))];
        for (int epoch = 0; epoch < means.Length; epoch++)
        {
            string each = string.Join("  ", runs.Select(run => FormattableString.Invariant($"{run[epoch]:F2}")));
            Say(FormattableString.Invariant($"epoch {epoch + 1,2}: {means[epoch]:F3} %, PyTorch {theirs.Means[epoch]:F3} %   ({each})"));
        }

        Assert.InRange(means[0], theirs.Means[0] - 0.3, 100);
        Assert.InRange(means[9], theirs.Means[9] - 0.15, 100);
    }

    // Per cent of the test images after each epoch.
    private static double[] Accuracies(IDataSource training, IDataSource test, ulong seed, int epochs)
    {
        List<double> accuracies = [];
        using ReluLeNet.Training session = new(new ReluLeNet(seed), Rows, new Adam(1e-3f), Loss.CrossEntropy, seed);
        session.Fit(training, new FitOptions
        {
            Epochs = epochs,
            Seed = seed,
            Validation = test,
            EpochEnd = result => accuracies.Add(100 * result.ValidationAccuracy),
        });

        return [.. accuracies];
    }

    private static (DigitSource Training, DigitSource Test) Sources()
    {
        if (Mnist.Value is not { } found)
        {
            Assert.Skip($"There is no shared/data/mnist above {AppContext.BaseDirectory}.");
            return default;
        }

        return found;
    }

    private static (DigitSource Training, DigitSource Test)? Read()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, "shared", "data", "mnist");
            if (Directory.Exists(candidate))
            {
                (DigitSet training, DigitSet test) = MnistFolder.Read(candidate);
                return (new DigitSource(training), new DigitSource(test));
            }
        }

        return null;
    }

    private static void Say(string line) => TestContext.Current.SendDiagnosticMessage(line);
}
