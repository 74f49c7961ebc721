using System;
using System.Linq;
using BatteryHealth.Data;
using Xunit;

namespace StaticNets.Networks.Tests.Battery;

public class CurveBuilderTests
{
    [Fact]
    public void Between_two_readings_the_curve_is_straight_and_after_the_last_no_current_flows()
    {
        CurveBuilder builder = new();
        builder.Add(new Reading(100, 3.5, 1.5, 20));
        builder.Add(new Reading(100 + (10 * ChargeCurve.Interval), 4.5, 0.5, 40));

        float[] curve = builder.Finish().ToArray();

        for (int step = 0; step < ChargeCurve.Steps; step++)
        {
            double share = Math.Min(1, step / 10.0);
            Assert.Equal(3.5 + share, curve[3 * step], 1e-6);
            Assert.Equal(step <= 10 ? 1.5 - share : 0, curve[(3 * step) + 1], 1e-6);
            Assert.Equal(20 + (20 * share), curve[(3 * step) + 2], 1e-5);
        }
    }

    /// <summary>The same charge logged every second and every 37 seconds: a curve of straight lines with corners at multiples of 37 only.</summary>
    [Fact]
    public void How_often_the_logger_writes_does_not_matter()
    {
        Assert.Equal(Curve(step: 37), Curve(step: 1), (a, b) => Math.Abs(a - b) < 1e-6);

        static float[] Curve(int step)
        {
            CurveBuilder builder = new();
            for (int time = 0; time <= 37 * 200; time += step)
            {
                int corner = time / 37;
                double share = time % 37 / 37.0;
                builder.Add(new Reading(time, 3 + ((1 - share) * (corner % 5)) + (share * ((corner + 1) % 5)), 1, 25));
            }

            return builder.Finish().ToArray();
        }
    }

    [Fact]
    public void A_curve_ends_after_64_samples_and_the_next_begins_anew()
    {
        CurveBuilder builder = new();
        for (int i = 0; i < 100; i++)
        {
            builder.Add(new Reading(i * ChargeCurve.Interval, i, i, i));
        }

        Assert.True(builder.IsNext(0));
        Assert.Equal(Enumerable.Range(0, 64 * 3).Select(i => (float)(i / 3)), builder.Finish().ToArray());
        Assert.False(builder.IsNext(0));
        builder.Add(new Reading(0, 7, 8, 9));
        Assert.Equal([7, 8, 9, 7, 0, 9], builder.Finish()[..6].ToArray());
    }

    [Fact]
    public void A_clock_that_goes_back_within_a_charge_and_a_charge_without_a_reading_are_refused()
    {
        CurveBuilder builder = new();
        Assert.Throws<InvalidOperationException>(() => builder.Finish().Length);
        builder.Add(new Reading(10, 4, 1, 20));

        Assert.Throws<ArgumentException>(() => builder.Add(new Reading(9, 4, 1, 20)));
    }
}
