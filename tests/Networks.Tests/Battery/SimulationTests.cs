using System;
using System.Collections.Generic;
using System.Linq;
using BatteryHealth.Data;
using BatteryHealth.Simulation;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

/// <summary>What is known of every lithium-ion cell has to be so of the simulated ones.</summary>
public class SimulationTests
{
    private static readonly IReadOnlyList<ChargeCurve> Curves = SimulatedCells.Create(seed: 1);

    [Fact]
    public void The_same_seed_makes_the_same_cells_and_another_one_others()
    {
        Assert.Equal(Curves.SelectMany(curve => curve.Samples), SimulatedCells.Create(seed: 1).SelectMany(curve => curve.Samples));
        Assert.NotEqual(Curves[0].Samples, SimulatedCells.Create(seed: 2)[0].Samples);
    }

    [Fact]
    public void Every_cell_loses_between_a_tenth_and_two_fifths_of_its_capacity()
    {
        foreach (IGrouping<string, ChargeCurve> cell in Curves.GroupBy(curve => curve.Cell))
        {
            Assert.InRange(cell.First().Health, 0.85, 1.05);
            Assert.InRange(cell.First().Health - cell.Last().Health, 0.1, 0.4);
        }
    }

    /// <summary>What flows in is what the cell takes: its capacity, but for what was left in it (at most a tenth), within the instruments' errors.</summary>
    [Fact]
    public void The_charge_that_flows_in_is_the_capacity_but_for_what_was_left()
    {
        foreach (ChargeCurve curve in Curves)
        {
            double hours = Amperes(curve).Sum() * ChargeCurve.Interval / 3600;
            Assert.InRange(hours / (curve.Health * AgeingCell.NominalCapacity), 0.88, 1.02);
        }
    }

    [Fact]
    public void The_current_is_constant_until_the_voltage_is_and_then_falls()
    {
        foreach (ChargeCurve curve in Curves)
        {
            double[] amperes = [.. Amperes(curve)];
            double highest = amperes.Max();
            int falls = Array.FindLastIndex(amperes, current => current > highest - 0.02);
            Assert.All(amperes[2..falls], current => Assert.Equal(highest, current, 0.02));
            Assert.All(Enumerable.Range(falls + 2, 62 - falls), step => Assert.True(amperes[step + (step < 63 ? 1 : 0)] <= amperes[step] + 0.012));
            Assert.InRange(Volts(curve).Max(), 4.08, 4.12);
            Assert.True(curve.IsFull);
        }
    }

    /// <summary>Resistance grows and capacity falls: both bring the end of constant current forward.</summary>
    [Fact]
    public void An_aged_cell_reaches_the_limit_of_voltage_earlier()
    {
        foreach (IGrouping<string, ChargeCurve> cell in Curves.GroupBy(curve => curve.Cell))
        {
            Assert.True(Limit(cell.Last()) < Limit(cell.First()) - 3);
        }

        static int Limit(ChargeCurve curve) => Array.FindIndex([.. Volts(curve)], volts => volts > 4.085);
    }

    [Fact]
    public void A_cell_warms_by_less_than_ten_degrees_while_it_charges() =>
        Assert.All(Curves, curve => Assert.InRange(Celsius(curve).Max() - curve.Samples[2], 0.5, 10));

    private static IEnumerable<double> Volts(ChargeCurve curve) => Channel(curve, 0);

    private static IEnumerable<double> Amperes(ChargeCurve curve) => Channel(curve, 1);

    private static IEnumerable<double> Celsius(ChargeCurve curve) => Channel(curve, 2);

    private static IEnumerable<double> Channel(ChargeCurve curve, int channel) => curve.Samples.Where((_, i) => i % ChargeCurve.Channels == channel).Select(value => (double)value);
}
