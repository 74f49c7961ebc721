using System;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>A bound on gradients, applied before the optimizer sees them.</summary>
public abstract class GradientClip
{
    /// <summary>Scales all gradients together so that their Euclidean norm is at most <paramref name="maximum"/>; as <c>clip_grad_norm_</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is negative, NaN or infinite.</exception>
    public static GradientClip ByNorm(float maximum) => new NormClip(maximum);

    /// <summary>Moves every gradient into [-maximum, maximum]; as <c>clip_grad_value_</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is negative, NaN or infinite.</exception>
    public static GradientClip ByValue(float maximum) => new ValueClip(maximum);

    /// <summary>Kind and bound, in words.</summary>
    public abstract string Settings { get; }

    /// <summary>
    /// Clips <paramref name="gradients"/> in place. Allocates nothing. Must not call the session. Runs before the parameters change: an exception ends the update
    /// and leaves them as they were.
    /// </summary>
    public abstract void Apply(Team team, Span<float> gradients);
}
