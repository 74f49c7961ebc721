using System;
using System.Collections.Generic;
using System.Linq;

namespace BatteryHealth.Data;

/// <summary>Mean and deviation of each channel and of the health over the training cells, which bring both to the size of 1. Nothing of an unseen cell goes in.</summary>
internal sealed class Scales
{
    /// <summary>Measures curves.</summary>
    public Scales(IReadOnlyList<ChargeCurve> curves)
    {
        for (int channel = 0; channel < ChargeCurve.Channels; channel++)
        {
            (Means[channel], Deviations[channel]) = Measure(curves.SelectMany(curve => curve.Samples.Where((_, i) => i % ChargeCurve.Channels == channel)).Select(value => (double)value));
        }

        (HealthMean, HealthDeviation) = Measure(curves.Select(curve => curve.Health));
    }

    /// <summary>By channel.</summary>
    public double[] Means { get; } = new double[ChargeCurve.Channels];

    /// <summary>By channel.</summary>
    public double[] Deviations { get; } = new double[ChargeCurve.Channels];

    /// <summary>Of the health.</summary>
    public double HealthMean { get; }

    /// <summary>Of the health.</summary>
    public double HealthDeviation { get; }

    /// <summary>Writes a curve: (value - mean) / deviation of its channel.</summary>
    public void Write(ReadOnlySpan<float> samples, Span<float> scaled)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            int channel = i % ChargeCurve.Channels;
            scaled[i] = (float)((samples[i] - Means[channel]) / Deviations[channel]);
        }
    }

    private static (double Mean, double Deviation) Measure(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        double variance = all.Average(value => (value - mean) * (value - mean));
        return (mean, variance > 0 ? Math.Sqrt(variance) : 1); // the same value everywhere: nothing to scale
    }
}
