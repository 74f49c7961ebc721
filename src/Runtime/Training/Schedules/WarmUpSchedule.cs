using System;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>A straight line up to the full learning rate over the first steps (as <c>torch.optim.lr_scheduler.LinearLR</c>), then another schedule over the rest.</summary>
public sealed class WarmUpSchedule : Schedule
{
    private readonly long steps;
    private readonly double start;
    private readonly Schedule then;

    /// <summary>Creates the schedule.</summary>
    /// <param name="steps">Steps of the way up.</param>
    /// <param name="then">What follows, counted from its own step 0; null: constant.</param>
    /// <param name="start">The factor of the first step, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public WarmUpSchedule(long steps, Schedule? then = null, double start = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        this.steps = steps;
        this.then = then ?? Constant;
        this.start = start is >= 0 and <= 1
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "The factor of the first step must be in [0, 1].");
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"from {start:R} over {steps} steps, then {then.Settings}");

    /// <inheritdoc/>
    public override bool DependsOnTotalSteps => then.DependsOnTotalSteps;

    /// <inheritdoc/>
    public override double Factor(in SchedulePosition at) => at.Step < steps
        ? start + ((1 - start) * at.Step / steps)
        : then.Factor(at with { Step = at.Step - steps, TotalSteps = Math.Max(1, at.TotalSteps - steps) });
}
