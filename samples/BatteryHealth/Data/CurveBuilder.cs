using System;

namespace BatteryHealth.Data;

/// <summary>
/// Brings the samples of one charge, taken whenever the logger took them, to a curve's fixed clock: straight lines between them; after the last one no current flows
/// and the other values stay.
/// </summary>
internal sealed class CurveBuilder
{
    private readonly float[] curve = new float[ChargeCurve.Steps * ChargeCurve.Channels];
    private double begin;
    private Reading last;
    private int made;

    /// <summary>Readings so far.</summary>
    public int Readings { get; private set; }

    /// <summary>Whether a reading at this time would be of the next charge: its clock has gone back.</summary>
    public bool IsNext(double seconds) => Readings > 0 && seconds < last.Seconds;

    /// <summary>Takes the next reading.</summary>
    /// <exception cref="ArgumentException">It is earlier than the last one.</exception>
    public void Add(Reading reading)
    {
        if (IsNext(reading.Seconds))
        {
            throw new ArgumentException("A reading is earlier than the one before it.", nameof(reading));
        }

        if (Readings++ == 0)
        {
            (begin, last) = (reading.Seconds, reading);
        }

        double span = reading.Seconds - last.Seconds;
        for (double wanted; made < ChargeCurve.Steps && (wanted = begin + (made * ChargeCurve.Interval)) <= reading.Seconds; made++)
        {
            double share = span > 0 ? (wanted - last.Seconds) / span : 1;
            Set(Between(last.Volts, reading.Volts, share), Between(last.Amperes, reading.Amperes, share), Between(last.Celsius, reading.Celsius, share));
        }

        last = reading;
    }

    /// <summary>The curve, [64, 3]; valid until the next reading. Begins anew.</summary>
    /// <exception cref="InvalidOperationException">There was no reading.</exception>
    public ReadOnlySpan<float> Finish()
    {
        if (Readings == 0)
        {
            throw new InvalidOperationException("A charge without a reading is no curve.");
        }

        for (; made < ChargeCurve.Steps; made++)
        {
            Set(last.Volts, 0, last.Celsius);
        }

        (Readings, made) = (0, 0);
        return curve;
    }

    private static double Between(double from, double to, double share) => from + (share * (to - from));

    private void Set(double volts, double amperes, double celsius)
    {
        Span<float> step = curve.AsSpan(made * ChargeCurve.Channels, ChargeCurve.Channels);
        (step[0], step[1], step[2]) = ((float)volts, (float)amperes, (float)celsius);
    }
}
