using BatteryHealth.Data;
using StaticNets.Training;

namespace BatteryHealth.Simulation;

/// <summary>What a bench shows of a cell: each has errors of its own that stay, and noise that does not.</summary>
internal sealed class Instruments
{
    private readonly double volts;
    private readonly double gain;
    private readonly double celsius;

    /// <summary>A bench.</summary>
    public Instruments(ref SampleRandom random) => (volts, gain, celsius) = (0.003 * random.NextNormal(), 1 + (0.003 * random.NextNormal()), 0.5 * random.NextNormal());

    /// <summary>Reads the cell while a current flows into it.</summary>
    public Reading Read(double seconds, AgeingCell cell, double amperes, ref SampleRandom random) => new(
        seconds,
        cell.Volts(amperes) + volts + (0.001 * random.NextNormal()),
        (gain * amperes) + (0.002 * random.NextNormal()),
        cell.Celsius + celsius + (0.05 * random.NextNormal()));
}
