using System;
using System.Collections.Generic;
using StaticNets.Training;

namespace BatteryHealth.Data;

/// <summary>Curves and healths as training takes them: scaled.</summary>
/// <param name="curves">The curves.</param>
/// <param name="scales">How both are scaled.</param>
internal sealed class CurveSource(IReadOnlyList<ChargeCurve> curves, Scales scales) : IDataSource
{
    private const float VoltsOff = 0.01f;
    private const float CelsiusOff = 6;

    /// <inheritdoc/>
    public int Count => curves.Count;

    /// <inheritdoc/>
    public void Fill(int index, Sample sample)
    {
        scales.Write(curves[index].Samples, sample.Input);
        sample.Target[0] = (float)((curves[index].Health - scales.HealthMean) / scales.HealthDeviation);
    }

    /// <summary>
    /// The same curves as other benches would have shown them, each time differently: no two voltmeters agree to some millivolts, nor rooms and thermometers to some degrees.
    /// With few cells to learn from, a network would know each by its bench.
    /// </summary>
    public IDataSource FromOtherBenches(ulong seed) => new Augmented(this, seed, (sample, ref random) =>
    {
        float volts = VoltsOff * random.NextNormal() / (float)scales.Deviations[0];
        float celsius = CelsiusOff * random.NextNormal() / (float)scales.Deviations[2];
        for (int i = 0; i < sample.Input.Length; i += ChargeCurve.Channels)
        {
            sample.Input[i] += volts;
            sample.Input[i + 2] += celsius;
        }
    });
}
