using System;
using System.Collections.Generic;
using System.Linq;
using BatteryHealth.Data;
using StaticNets.Training;

namespace BatteryHealth.Estimation;

/// <summary>Trains the network on scaled curves, then moves the scales into its weights, so that what is saved takes volts, amperes and degrees as they are.</summary>
internal static class HealthTraining
{
    /// <summary>Curves of a step.</summary>
    public const int Batch = 64;

    private const float Rate = 1e-2f;
    private const float LargestNorm = 1;
    private const float ForgetBias = 2;

    /// <summary>Trains anew.</summary>
    /// <param name="training">Full charges to learn from.</param>
    /// <param name="validation">Looked at after every epoch, for the learning curve; nothing is chosen by it.</param>
    /// <param name="seed">Of first weights, order and changes.</param>
    /// <param name="options">Epochs, progress and cancellation; the rest is set here.</param>
    /// <returns>The network, for unscaled curves, and how it came to it.</returns>
    public static (HealthNetwork Network, FitHistory History) Run(IReadOnlyList<ChargeCurve> training, IReadOnlyList<ChargeCurve> validation, ulong seed, FitOptions options)
    {
        HealthNetwork network = new(seed);
        RememberAtFirst(network);
        Scales scales = new(training);
        FitHistory history;
        using (HealthNetwork.Training session = new(network, Batch, new Adam(Rate), Loss.MeanSquaredError, seed))
        {
            history = session.Fit(new CurveSource(training, scales).FromOtherBenches(seed), new FitOptions
            {
                Epochs = options.Epochs,
                Seed = seed,
                Schedule = new CosineSchedule(),
                Clip = GradientClip.ByNorm(LargestNorm), // through 64 steps a gradient may grow beyond all measure
                Validation = new CurveSource(validation, scales),
                Progress = options.Progress,
                EpochEnd = options.EpochEnd,
                Cancellation = options.Cancellation,
            });
        }

        MoveIn(scales, network);
        return (network, history);
    }

    /// <summary>The health that each curve speaks of.</summary>
    public static double[] Estimate(HealthNetwork network, IReadOnlyList<ChargeCurve> curves)
    {
        float[] healths = new float[curves.Count];
        network.Forward([.. curves.SelectMany(curve => curve.Samples)], healths);
        return [.. healths.Select(health => (double)health)];
    }

    // Forget gates that begin half closed forget in a few steps what has to last for sixty (Jozefowicz, Zaremba and Sutskever 2015).
    private static void RememberAtFirst(HealthNetwork network)
    {
        foreach (string name in (string[])["lstm1.bias_hh_l0", "lstm1.bias_hh_l1"])
        {
            float[] bias = network.Parameters[name].ToArray();
            int hidden = bias.Length / 4; // gates: in, forget, candidate, out
            bias.AsSpan(hidden, hidden).Fill(ForgetBias);
            network.Parameters.Write(name, bias);
        }
    }

    // w · (x - mean) / deviation + b = (w / deviation) · x + (b - w · mean / deviation), and the same backwards behind the network.
    private static void MoveIn(Scales scales, HealthNetwork network)
    {
        float[] weight = network.Parameters["lstm1.weight_ih_l0"].ToArray();
        float[] bias = network.Parameters["lstm1.bias_ih_l0"].ToArray();
        for (int gate = 0; gate < bias.Length; gate++)
        {
            double shift = 0;
            for (int channel = 0; channel < ChargeCurve.Channels; channel++)
            {
                double scaled = weight[(gate * ChargeCurve.Channels) + channel] / scales.Deviations[channel];
                weight[(gate * ChargeCurve.Channels) + channel] = (float)scaled;
                shift += scaled * scales.Means[channel];
            }

            bias[gate] = (float)(bias[gate] - shift);
        }

        network.Parameters.Write("lstm1.weight_ih_l0", weight);
        network.Parameters.Write("lstm1.bias_ih_l0", bias);
        network.Parameters.Write("dense1.weight", [.. network.Parameters["dense1.weight"].ToArray().Select(value => (float)(value * scales.HealthDeviation))]);
        network.Parameters.Write("dense1.bias", [(float)((network.Parameters["dense1.bias"][0] * scales.HealthDeviation) + scales.HealthMean)]);
    }
}
