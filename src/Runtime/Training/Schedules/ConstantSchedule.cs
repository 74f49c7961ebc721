namespace StaticNets.Training;

/// <summary>The learning rate stays as it is.</summary>
public sealed class ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override string Settings => "constant";

    /// <inheritdoc/>
    public override bool DependsOnTotalSteps => false;

    /// <inheritdoc/>
    public override double Factor(in SchedulePosition at) => 1;
}
