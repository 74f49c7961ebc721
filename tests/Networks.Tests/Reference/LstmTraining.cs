using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using StaticNets.Layers.Tests.Reference;

namespace StaticNets.Networks.Tests.Reference;

/// <summary>One run of lstm_training.json: what PyTorch finds when it trains a two-layer LSTM; and its weights and data, by the same formulas.</summary>
/// <param name="Optimizer"><c>adam</c> (5e-3) or <c>sgd</c> (0.5, momentum 0.9, gradients clipped to the norm <see cref="Clip"/>).</param>
/// <param name="Losses">The mean cross-entropy of batch k after k steps, k = 0 to 100, in float64.</param>
/// <param name="Float32">The same in PyTorch's float32.</param>
/// <param name="Norms">The Euclidean norm of each parameter after 100 steps, in float64.</param>
/// <param name="ClippedSteps">In so many steps the norm was above the bound.</param>
public sealed record LstmTraining(string Optimizer, IReadOnlyList<double> Losses, IReadOnlyList<double> Float32, IReadOnlyDictionary<string, double> Norms, int ClippedSteps)
{
    public const int Rows = 32;
    public const int Steps = 100;
    public const float Clip = 0.2f;
    private const int T = 10;
    private const int D = 6;
    private const int Hidden = 24;
    private const int Classes = 5;

    /// <summary>The run of one optimizer.</summary>
    public static LstmTraining Load(string optimizer)
    {
        using JsonDocument file = Document();
        JsonElement run = file.RootElement.GetProperty("runs").EnumerateArray().Single(run => run.GetProperty("optimizer").GetString() == optimizer);
        return new(
            optimizer,
            [.. run.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())],
            [.. run.GetProperty("losses_float32").EnumerateArray().Select(loss => loss.GetDouble())],
            run.GetProperty("norms").EnumerateObject().ToDictionary(norm => norm.Name, norm => norm.Value.GetDouble()),
            run.GetProperty("clipped_steps").GetInt32());
    }

    /// <summary>The batch of a step, counted from 0: sequences [32, 10, 6], their true lengths, and labels from 0 to 4.</summary>
    public static (float[] Sequences, int[] Lengths, int[] Labels) Batch(int step)
    {
        float[] sequences = new float[Rows * T * D];
        int[] lengths = new int[Rows], labels = new int[Rows];
        for (int row = 0; row < Rows; row++)
        {
            long sample = (Rows * step) + row;
            int pattern = (int)(HashWeights.Bits("class", sample) % Classes);
            labels[row] = HashWeights.Bits("stray", sample) % 100 < 10 ? (int)(HashWeights.Bits("other", sample) % Classes) : pattern;
            lengths[row] = 1 + (int)(HashWeights.Bits("length", sample) % T);
            for (int i = 0; i < T * D; i++)
            {
                sequences[(row * T * D) + i] = (float)((HashWeights.Signed("pattern", (T * D * pattern) + i) / 2) + (HashWeights.Signed("noise", (T * D * sample) + i) / 2));
            }
        }

        return (sequences, lengths, labels);
    }

    /// <summary>The initial values of a parameter.</summary>
    public static float[] Parameter(string name, int length) => HashWeights.Parameter(name, length, Hidden);

    internal static JsonDocument Document() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "lstm_training.json")));
}
