using System;
using System.Linq;
using System.Text.Json;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class ScheduleTests
{
    public static TheoryData<int> Reference => TrainingReference.Numbers("schedules");

    [Theory]
    [MemberData(nameof(Reference))]
    public void Every_factor_is_that_of_PyTorch(int number)
    {
        JsonElement reference = TrainingReference.Cases("schedules")[number];
        double[] factors = reference.GetProperty("factors").Doubles();
        (Schedule schedule, long total) = reference.GetProperty("name").GetString() switch
        {
            "OneCycle" => ((Schedule)new OneCycleSchedule(), 41L),
            "OneCycle other" => (new OneCycleSchedule(0.2, 10, 100), 30),
            "Cosine" => (new CosineSchedule(0.1), 40),
            "Step" => (new StepSchedule(10, 0.3), 40),
            "InverseSquareRoot" => (new InverseSquareRootSchedule(12), 40),
            "WarmUp" => (new WarmUpSchedule(10, start: 0.25), 40),
            { } name => throw new ArgumentException(name),
            null => throw new ArgumentException("no name"),
        };

        for (int step = 0; step < factors.Length; step++)
        {
            // 1e-12: PyTorch multiplies Cosine, Step and Linear up from step to step, 40 roundings of 1e-16.
            Assert.Equal(factors[step], schedule.Factor(new SchedulePosition(step, total, 1)), 1e-12);
        }

        Assert.NotEqual(factors[9], schedule.Factor(new SchedulePosition(11, total, 1)), 1e-12);
    }

    [Fact]
    public void The_peak_of_the_paper_is_that_of_its_formula()
    {
        JsonElement reference = TrainingReference.Cases("schedules").First(one => one.GetProperty("name").GetString() == "InverseSquareRoot");
        Assert.Equal(reference.GetProperty("peak").GetDouble(), InverseSquareRootSchedule.Peak(width: 512, warmUp: 12), 1e-8); // rounded to float: 2⁻²⁴ of 0.0128
        Assert.Equal(1, new InverseSquareRootSchedule(12).Factor(new SchedulePosition(11, 40, 1)));
    }

    [Fact]
    public void A_schedule_after_a_warm_up_begins_at_its_own_beginning_and_ends_with_the_training()
    {
        WarmUpSchedule schedule = new(10, new CosineSchedule());
        Assert.Equal(0, schedule.Factor(new SchedulePosition(0, 30, 5)));
        Assert.Equal(0.5, schedule.Factor(new SchedulePosition(5, 30, 5)));
        Assert.Equal(1, schedule.Factor(new SchedulePosition(10, 30, 5)));
        Assert.Equal(0.5, schedule.Factor(new SchedulePosition(20, 30, 5)), 1e-15);
        Assert.Equal(0, schedule.Factor(new SchedulePosition(30, 30, 5)), 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Short_trainings_give_finite_factors(int total)
    {
        foreach (Schedule schedule in new Schedule[] { new OneCycleSchedule(), new CosineSchedule(), new StepSchedule(1), new WarmUpSchedule(5), new InverseSquareRootSchedule(5), Schedule.Constant })
        {
            for (int step = 0; step <= total; step++)
            {
                Assert.InRange(schedule.Factor(new SchedulePosition(step, total, 1)), 0, 1);
            }
        }
    }

    [Theory]
    [InlineData(-1, 1, 1, "Step")]
    [InlineData(0, 0, 1, "TotalSteps")]
    [InlineData(0, 1, 0, "StepsPerEpoch")]
    public void A_position_that_no_training_has_is_refused(long step, long total, long perEpoch, string name)
    {
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new SchedulePosition(step, total, perEpoch)).ParamName);
        Assert.Equal(2, new SchedulePosition(5, 6, 2).Epoch);
    }

    [Fact]
    public void Only_schedules_that_end_with_the_training_depend_on_its_length()
    {
        foreach (Schedule schedule in new Schedule[] { new OneCycleSchedule(), new CosineSchedule(), new StepSchedule(2), new WarmUpSchedule(3), new WarmUpSchedule(3, new CosineSchedule()), new InverseSquareRootSchedule(3), Schedule.Constant })
        {
            bool differs = schedule.Factor(new SchedulePosition(8, 10, 2)) != schedule.Factor(new SchedulePosition(8, 20, 2));
            Assert.Equal(differs, schedule.DependsOnTotalSteps);
        }
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmUpSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InverseSquareRootSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => InverseSquareRootSchedule.Peak(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InverseSquareRootSchedule.Peak(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(peak: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(divisor: 0));
    }
}
