using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace StaticNets.Networks.Tests.Reference;

/// <summary>One run of lenet_training.json: what PyTorch finds when it trains LeNet-5 on <see cref="LeNetBatches"/>.</summary>
/// <param name="Network"><c>relu_maxpool</c> or <c>tanh_avgpool</c>.</param>
/// <param name="Optimizer"><c>adam</c> (1e-3) or <c>sgd</c> (0.05, momentum 0.9).</param>
/// <param name="Losses">The mean cross-entropy of batch k after k steps, k = 0 to 100, in float64.</param>
/// <param name="Norms">The Euclidean norm of each parameter after 100 steps, in float64, by name.</param>
public sealed record LeNetTraining(string Network, string Optimizer, IReadOnlyList<double> Losses, IReadOnlyDictionary<string, double> Norms)
{
    /// <summary>
    /// How far a loss after <paramref name="steps"/> steps may be from <see cref="Losses"/>, relative: 1e-5 after one, 1e-4 up to ten, 1e-3
    /// up to a hundred. PyTorch's own float32 stays within 1e-6 of it in all runs (float32_largest_distance).
    /// </summary>
    public static double Tolerance(int steps) => steps <= 1 ? 1e-5 : steps <= 10 ? 1e-4 : 1e-3;

    /// <summary>The four runs.</summary>
    public static IReadOnlyList<LeNetTraining> All()
    {
        using JsonDocument file = Document();
        return [.. file.RootElement.GetProperty("runs").EnumerateArray().Select(run => new LeNetTraining(
            run.GetProperty("network").GetString()!,
            run.GetProperty("optimizer").GetString()!,
            [.. run.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())],
            run.GetProperty("norms").EnumerateObject().ToDictionary(norm => norm.Name, norm => norm.Value.GetDouble())))];
    }

    /// <summary>The run of one network with one optimizer.</summary>
    public static LeNetTraining Load(string network, string optimizer) => All().Single(run => run.Network == network && run.Optimizer == optimizer);

    internal static JsonDocument Document() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "lenet_training.json")));
}
