using System;

namespace BatteryHealth.Data;

/// <summary>What was measured while a cell was charged once, and how healthy the cell was found to be right after.</summary>
/// <param name="Cell">The cell's name.</param>
/// <param name="Cycle">Which of its cycles, from 1.</param>
/// <param name="Samples">[64, 3]: volts, amperes and degrees Celsius at the beginning and every <see cref="Interval"/> seconds after it.</param>
/// <param name="Health">Capacity of the discharge that followed, as a share of the nominal capacity. The target; never an input.</param>
internal sealed record ChargeCurve(string Cell, int Cycle, float[] Samples, double Health)
{
    /// <summary>Samples of a curve.</summary>
    public const int Steps = 64;

    /// <summary>Volts, amperes, degrees Celsius.</summary>
    public const int Channels = 3;

    /// <summary>Seconds between two samples: 64 of them are just short of three hours, which is when a charge is over.</summary>
    public const double Interval = 170;

    private const float EmptyVolts = 3.8f;

    /// <summary>Whether the charge began with a nearly empty cell. One that tops up a full cell shows nothing of the capacity.</summary>
    public bool IsFull => IsFullCharge(Samples);

    /// <summary>Whether the cell was nearly empty when the charge began.</summary>
    /// <param name="samples">As <see cref="Samples"/>.</param>
    public static bool IsFullCharge(ReadOnlySpan<float> samples) => samples[0] < EmptyVolts;
}
