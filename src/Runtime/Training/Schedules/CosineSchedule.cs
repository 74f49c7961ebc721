using System;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>
/// Half a cosine wave from the full learning rate to its end over the whole training, as <c>torch.optim.lr_scheduler.CosineAnnealingLR</c> stepped every step.
/// <para>Loshchilov, Hutter: SGDR, stochastic gradient descent with warm restarts, ICLR 2017.</para>
/// </summary>
public sealed class CosineSchedule : Schedule
{
    private readonly double end;

    /// <summary>Creates the schedule.</summary>
    /// <param name="end">The factor at the end, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not in [0, 1].</exception>
    public CosineSchedule(double end = 0) => this.end = end is >= 0 and <= 1
        ? end
        : throw new ArgumentOutOfRangeException(nameof(end), end, "The factor at the end must be in [0, 1].");

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"cosine to {end:R}");

    /// <inheritdoc/>
    public override double Factor(in SchedulePosition at)
    {
        double share = Math.Min(1, (double)at.Step / at.TotalSteps);
        return end + ((1 - end) * (1 + Math.Cos(Math.PI * share)) / 2);
    }
}
