using System;
using System.Globalization;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Training;

/// <summary>Moves every gradient into [-maximum, maximum], as <c>torch.nn.utils.clip_grad_value_</c>. NaN stays NaN.</summary>
public sealed class ValueClip : GradientClip
{
    private readonly float maximum;

    /// <summary>Creates the bound.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is negative, NaN or infinite.</exception>
    public ValueClip(float maximum)
    {
        if (!(maximum >= 0) || float.IsInfinity(maximum))
        {
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The largest value must be a finite number that is not negative.");
        }

        this.maximum = maximum;
    }

    /// <inheritdoc/>
    public override string Settings => string.Create(CultureInfo.InvariantCulture, $"values at most {maximum:R}");

    /// <inheritdoc/>
    public override void Apply(Team team, Span<float> gradients) => TensorPrimitives.Clamp(gradients, -maximum, maximum, gradients);
}
