namespace StaticNets.Training;

/// <summary>How the learning rate changes in the course of a training: a factor of the rate that the optimizer was given.</summary>
public abstract class Schedule
{
    /// <summary>The rate stays as it is.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>Kind and settings, in words: a checkpoint is continued only under the same.</summary>
    public abstract string Settings { get; }

    /// <summary>
    /// Whether a factor depends on <see cref="SchedulePosition.TotalSteps"/>. A checkpoint is then continued only towards the same number of epochs; otherwise towards
    /// any. True unless overridden.
    /// </summary>
    public virtual bool DependsOnTotalSteps => true;

    /// <summary>The factor of the next step.</summary>
    public abstract double Factor(in SchedulePosition at);
}
