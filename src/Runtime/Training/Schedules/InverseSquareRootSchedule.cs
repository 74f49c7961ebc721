using System;
using System.Globalization;

namespace StaticNets.Training;

/// <summary>
/// A straight line up to the full learning rate, then down with one over the square root of the steps: min(n / w, √(w / n)) at step n, counted from 1, with w steps of the way up.
/// <para>Vaswani et al.: Attention is all you need, 2017, section 5.3, whose rate is width^-½ · min(n^-½, n · w^-1½): the optimizer's is then <see cref="Peak"/>.</para>
/// </summary>
/// <example><c>new Adam(InverseSquareRootSchedule.Peak(width: 512, warmUp: 4000), 0.9f, 0.98f, 1e-9f)</c> with <c>new InverseSquareRootSchedule(4000)</c> is the training of the paper.</example>
public sealed class InverseSquareRootSchedule : Schedule
{
    private readonly long warmUp;

    /// <summary>Creates the schedule.</summary>
    /// <param name="warmUp">Steps of the way up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="warmUp"/> is below 1.</exception>
    public InverseSquareRootSchedule(long warmUp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(warmUp, 1);
        this.warmUp = warmUp;
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"up over {warmUp} steps, then down with one over the square root");

    /// <inheritdoc/>
    public override bool DependsOnTotalSteps => false;

    /// <summary>The paper's largest rate: 1 / √(width · warmUp), for networks of that width.</summary>
    /// <param name="width">Features of a step.</param>
    /// <param name="warmUp">Steps of the way up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static float Peak(int width, long warmUp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(warmUp, 1);
        return (float)(1 / Math.Sqrt((double)width * warmUp));
    }

    /// <inheritdoc/>
    public override double Factor(in SchedulePosition at)
    {
        double step = at.Step + 1.0;
        return Math.Min(step / warmUp, Math.Sqrt(warmUp / step));
    }
}
