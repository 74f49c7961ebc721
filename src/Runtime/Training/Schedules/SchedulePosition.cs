using System;
using System.Runtime.CompilerServices;

namespace StaticNets.Training;

/// <summary>Where a training is.</summary>
/// <param name="Step">Steps taken so far.</param>
/// <param name="TotalSteps">Steps of the whole training, at least 1.</param>
/// <param name="StepsPerEpoch">Steps of one epoch, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
public readonly record struct SchedulePosition(long Step, long TotalSteps, long StepsPerEpoch)
{
    /// <summary>Steps taken so far.</summary>
    public long Step { get; init; } = AtLeast(0, Step);

    /// <summary>Steps of the whole training, at least 1.</summary>
    public long TotalSteps { get; init; } = AtLeast(1, TotalSteps);

    /// <summary>Steps of one epoch, at least 1.</summary>
    public long StepsPerEpoch { get; init; } = AtLeast(1, StepsPerEpoch);

    /// <summary>Whole epochs taken so far.</summary>
    public long Epoch => Step / StepsPerEpoch;

    private static long AtLeast(long least, long value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }
}
