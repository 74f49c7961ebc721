using System;
using System.Collections.Generic;
using StaticNets.Training;

namespace StaticNets.Layers.Tests.Compiled;

/// <summary>Σ output · target: its gradient is the target, so that a step gives the gradients for any cotangent. Remembers the output.</summary>
/// <param name="capacity">Most values of a batch's output.</param>
internal sealed class CotangentLoss(int capacity) : Loss
{
    private readonly float[] seen = new float[capacity];
    private int length;

    /// <summary>What the last step's forward pass gave.</summary>
    public ReadOnlySpan<float> Output => seen.AsSpan(0, length);

    /// <inheritdoc/>
    public override bool TakesClasses => false;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape) => Elements(outputShape);

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, in target, gradient);
        output.CopyTo(seen);
        length = output.Length;
        target.Values.CopyTo(gradient);
        double sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            sum += (double)output[i] * target.Values[i];
        }

        return (float)sum;
    }
}
