using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace StaticNets.Networks.Tests.Reference;

/// <summary>mnist_baseline.json: what LeNet-5 reaches on MNIST in PyTorch (make_mnist_baseline.py). All figures are per cent of the test images.</summary>
/// <param name="Means">Mean accuracy of the seeds after 1, 2 … epochs.</param>
/// <param name="Spreads">Standard deviation over the seeds after 1, 2 … epochs.</param>
/// <param name="Seeds">Number of trainings.</param>
public sealed record MnistBaseline(IReadOnlyList<double> Means, IReadOnlyList<double> Spreads, int Seeds)
{
    /// <summary>Reads the file.</summary>
    public static MnistBaseline Load()
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "mnist_baseline.json")));
        JsonElement root = file.RootElement;
        return new MnistBaseline(Epochs(root, "mean_after_epoch"), Epochs(root, "spread_after_epoch"), root.GetProperty("runs").GetArrayLength());
    }

    /// <summary>How far the mean of <paramref name="seeds"/> trainings falls below the mean of these by chance: three standard errors of the difference.</summary>
    public double ChanceAfter(int epochs, int seeds) => 3 * Spreads[epochs - 1] * Math.Sqrt((1.0 / seeds) + (1.0 / Seeds));

    private static double[] Epochs(JsonElement root, string name) =>
        [.. root.GetProperty(name).EnumerateObject().OrderBy(epoch => int.Parse(epoch.Name)).Select(epoch => epoch.Value.GetDouble())];
}
