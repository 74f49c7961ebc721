using System;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>Multiplies the learning rate by a factor every few epochs, as <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
public sealed class StepSchedule : Schedule
{
    private readonly int epochs;
    private readonly double gamma;

    /// <summary>Creates the schedule.</summary>
    /// <param name="epochs">Epochs between two changes.</param>
    /// <param name="gamma">What each change multiplies the rate by.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public StepSchedule(int epochs, double gamma = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        this.epochs = epochs;
        this.gamma = gamma is >= 0 and < double.PositiveInfinity
            ? gamma
            : throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "The factor must be a finite number that is not negative.");
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"times {gamma:R} every {epochs} epochs");

    /// <inheritdoc/>
    public override bool DependsOnTotalSteps => false;

    /// <inheritdoc/>
    public override double Factor(in SchedulePosition at) => Math.Pow(gamma, at.Epoch / epochs);
}
