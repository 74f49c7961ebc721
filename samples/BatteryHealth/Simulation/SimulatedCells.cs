using System;
using System.Collections.Generic;
using BatteryHealth.Data;
using StaticNets.Training;

namespace BatteryHealth.Simulation;

/// <summary>Charge curves of simulated cells, for when there are no measured ones. The last cell is the one to be tested on.</summary>
internal static class SimulatedCells
{
    private const double Limit = 4.1; // volts; the charger holds them once they are reached
    private const double Cutoff = 0.05; // amperes; below, the charge is over
    private const double Step = 10; // seconds
    private const double LongestCharge = 10_800; // seconds

    /// <summary>All curves of all cells, cell by cell.</summary>
    /// <param name="seed">Other seeds, other cells, charges and errors of the instruments.</param>
    public static IReadOnlyList<ChargeCurve> Create(ulong seed)
    {
        List<ChargeCurve> curves = [];
        for (int i = 0; i < Habits.All.Length; i++)
        {
            Use(Habits.All[i], new SampleRandom(seed, i, 0), curves);
        }

        return curves;
    }

    private static void Use(Habits habits, SampleRandom random, List<ChargeCurve> curves)
    {
        AgeingCell cell = new(0.95 + (0.02 * random.NextNormal()), habits.Celsius);
        Instruments instruments = new(ref random);
        CurveBuilder builder = new();
        for (int cycle = 1; cycle <= habits.Cycles; cycle++)
        {
            double left = Math.Max(0, habits.Left + (0.01 * random.NextNormal()));
            cell.UseAndRest(left, habits.RestDays * random.NextFloat(0.5f, 1.5f));
            Charge(cell, habits.Amperes, instruments, ref random, builder);
            double measured = cell.Health * (1 + (0.002 * random.NextNormal())); // by a discharge, with the errors of that
            curves.Add(new ChargeCurve(habits.Name, cycle, builder.Finish().ToArray(), measured));
        }
    }

    private static void Charge(AgeingCell cell, double current, Instruments instruments, ref SampleRandom random, CurveBuilder builder)
    {
        builder.Add(instruments.Read(0, cell, 0, ref random)); // the charger is not on yet
        for (double time = Step; time <= LongestCharge; time += Step)
        {
            double amperes = Math.Min(current, cell.Amperes(Limit));
            if (amperes < Cutoff)
            {
                break;
            }

            cell.Flow(amperes, Step);
            builder.Add(instruments.Read(time, cell, amperes, ref random));
        }
    }
}
