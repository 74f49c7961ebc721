using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using StaticNets.Training;

namespace StaticNets.Networks.Tests.Recurrent;

/// <summary>Σ output · target: the gradient is the target, whatever the batch.</summary>
internal sealed class SumOfProducts : Loss
{
    /// <inheritdoc/>
    public override bool TakesClasses => false;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape) => Elements(outputShape);

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, in target, gradient);
        target.Values.CopyTo(gradient);
        return TensorPrimitives.Dot(output, target.Values);
    }
}
