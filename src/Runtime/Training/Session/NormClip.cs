using System;
using System.Globalization;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>
/// Scales all gradients together: g · min(1, maximum / (‖g‖ + 1e-6)), as <c>torch.nn.utils.clip_grad_norm_</c>.
/// A norm of 0 changes nothing; an infinite norm makes finite values 0 and infinite ones NaN; a NaN makes all NaN (a session refuses such gradients before).
/// </summary>
public sealed class NormClip : GradientClip
{
    private readonly float maximum;

    /// <summary>Creates the bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is negative, NaN or infinite.</exception>
    public NormClip(float maximum)
    {
        if (!(maximum >= 0) || float.IsInfinity(maximum))
        {
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The largest norm must be a finite number that is not negative.");
        }

        this.maximum = maximum;
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"norm at most {maximum:R}");

    /// <inheritdoc/>
    public override void Apply(Team team, Span<float> gradients) => ApplyAndMeasure(gradients);

    /// <summary>Clips, and returns the norm before.</summary>
    public double ApplyAndMeasure(Span<float> gradients)
    {
        double norm = Math.Sqrt(GradientNorm.SumOfSquares(gradients));
        double factor = maximum / (norm + 1e-6);

        // Written so that a NaN factor, as of a NaN norm, is applied.
        if (!(factor >= 1))
        {
            TensorPrimitives.Multiply(gradients, (float)factor, gradients);
        }

        return norm;
    }
}
