namespace StaticNets.Training;

/// <summary>Where a training is.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="TotalSteps">Steps of the whole training, at least 1.</param>
/// <param name="StepsPerEpoch">Steps of one epoch, at least 1.</param>
public readonly record struct SchedulePosition(long Step, long TotalSteps, long StepsPerEpoch)
{
    /// <summary>Whole epochs taken so far.</summary>
    public long Epoch => Step / StepsPerEpoch;
}
