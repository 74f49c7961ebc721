using System;
using System.Globalization;
using System.IO;
using System.Linq;
using BatteryHealth.Data;
using BatteryHealth.Simulation;

namespace BatteryHealth.Commands;

/// <summary>Writes the charges of the simulated unseen cell as a logger would: what samples/BatteryHealthNative reads.</summary>
internal static class SimulateCommand
{
    /// <summary>Writes CSV: a header, then a line per reading. The clock goes back where a charge begins.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="seed">Seed of the simulation.</param>
    /// <param name="cycles">How many charges.</param>
    /// <returns>The exit code, 0.</returns>
    public static int Run(TextWriter output, ulong seed, int cycles)
    {
        output.Write("time_s,voltage_v,current_a,temperature_c\n");
        foreach (ChargeCurve curve in SimulatedCells.Create(seed).Where(curve => curve.Cell == Habits.All[^1].Name).Take(cycles))
        {
            for (int i = 0; i < ChargeCurve.Steps; i++)
            {
                ReadOnlySpan<float> sample = curve.Samples.AsSpan(i * ChargeCurve.Channels, ChargeCurve.Channels);
                output.Write(string.Create(CultureInfo.InvariantCulture, $"{i * ChargeCurve.Interval:F0},{sample[0]:F4},{sample[1]:F4},{sample[2]:F2}\n"));
            }
        }

        return 0;
    }
}
