using System;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>
/// Up to the full learning rate and down to almost nothing, each along half a cosine wave, as <c>torch.optim.lr_scheduler.OneCycleLR</c> (the optimizer's rate is
/// its <c>max_lr</c>; momentum stays as it is).
/// <para>Smith, Topin: Super-convergence, arXiv:1708.07120.</para>
/// </summary>
public sealed class OneCycleSchedule : Schedule
{
    private readonly double peak;
    private readonly double start;
    private readonly double end;

    /// <summary>Creates the schedule.</summary>
    /// <param name="peak">Share of the steps that go up, in (0, 1).</param>
    /// <param name="divisor">The first step's rate is the full one divided by this.</param>
    /// <param name="finalDivisor">The last step's rate is the first step's divided by this.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public OneCycleSchedule(double peak = 0.3, double divisor = 25, double finalDivisor = 1e4)
    {
        this.peak = peak is > 0 and < 1 ? peak : throw new ArgumentOutOfRangeException(nameof(peak), peak, "The share must be in (0, 1).");
        start = 1 / (divisor >= 1 ? divisor : throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "The divisor must be at least 1."));
        end = start / (finalDivisor >= 1 ? finalDivisor : throw new ArgumentOutOfRangeException(nameof(finalDivisor), finalDivisor, "The divisor must be at least 1."));
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"one cycle with its peak at {peak:R}, from {start:R} to {end:R}");

    /// <inheritdoc/>
    public override double Factor(in SchedulePosition at)
    {
        // PyTorch's step numbers: the peak is step peak · total - 1, the end step total - 1.
        double top = (peak * at.TotalSteps) - 1;
        double last = at.TotalSteps - 1;
        if (at.Step <= top)
        {
            return Along(start, 1, at.Step / top);
        }

        return Along(1, end, last > top ? Math.Min(1, (at.Step - top) / (last - top)) : 1);
    }

    private static double Along(double from, double to, double share) =>
        to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * (double.IsNaN(share) ? 1 : share))));
}
