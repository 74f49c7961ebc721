using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticNets.Training;

/// <summary>The losses of all outputs of a network that have one: checked against the outputs, and the values of the last pass.</summary>
internal sealed class OutputLosses
{
    private readonly Loss loss;
    private readonly IReadOnlyList<PortInfo> outputs;
    private readonly float[] last;
    private readonly TrueSteps?[] trueSteps;

    /// <summary>Checks the loss against every output that has one.</summary>
    /// <param name="loss">What is made small.</param>
    /// <param name="plan">What the network's emitted code states.</param>
    /// <param name="batch">Most rows of a batch.</param>
    /// <exception cref="ArgumentException">The loss does not fit an output; where there are several, the message names it.</exception>
    public OutputLosses(Loss loss, TrainingPlan plan, int batch)
    {
        this.loss = loss;
        outputs = plan.Outputs;
        last = new float[outputs.Count];
        trueSteps = [.. outputs.Select(output => output.Lengths.Length > 0 ? new TrueSteps(output.Shape, batch) : null)];
        Array.Fill(last, float.NaN);
        Dictionary<string, PortInfo> first = new(StringComparer.Ordinal);
        for (int i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Weight != 0)
            {
                Check(outputs[i]);
                CheckTarget(outputs[i], first);
            }
        }
    }

    /// <summary>By output: the last pass' loss, before its weight; NaN before the first, and where an output has none.</summary>
    public ReadOnlySpan<float> Last => last;

    /// <summary>The weighted loss of an output, and its weighted gradient; where <paramref name="lengths"/> are given, of the true steps of each sample only.</summary>
    public float Evaluate(int output, int rows, ReadOnlySpan<float> values, in LossTarget target, Span<float> gradient, ReadOnlySpan<int> lengths)
    {
        PortInfo port = outputs[output];
        float value = trueSteps[output] is { } steps
            ? OfTrueSteps(steps, values, target, gradient, lengths)
            : loss.Evaluate(port.Shape, rows, values, target, gradient);
        last[output] = value;
        if (port.Weight == 1)
        {
            return value;
        }

        System.Numerics.Tensors.TensorPrimitives.Multiply(gradient, port.Weight, gradient);
        return port.Weight * value;
    }

    /// <summary>What the main output's loss counts in a mean over several batches, of which this is the one evaluated last.</summary>
    public double Weight(Batch batch) => trueSteps[0] is { } steps
        ? loss.Weight(steps.Step, steps.Rows, steps.Target)
        : loss.Weight(outputs[0].Shape, batch.Rows, batch.LossTarget);

    private float OfTrueSteps(TrueSteps steps, ReadOnlySpan<float> values, in LossTarget target, Span<float> gradient, ReadOnlySpan<int> lengths)
    {
        steps.Gather(lengths, values, target);
        float value = loss.Evaluate(steps.Step, steps.Rows, steps.Values, steps.Target, steps.Gradient());
        steps.Scatter(lengths, gradient);
        return value;
    }

    private void Check(PortInfo output)
    {
        try
        {
            loss.Check(output.Shape);
            if (output.Lengths.Length > 0)
            {
                loss.Check([.. output.Shape.Skip(1)]);
            }
        }
        catch (ArgumentException exception) when (outputs.Count > 1)
        {
            throw new ArgumentException($"The loss does not fit output '{output.Name}': {exception.Message}", nameof(loss), exception);
        }
    }

    // Outputs that share a target must want as much of it.
    private void CheckTarget(PortInfo output, Dictionary<string, PortInfo> first)
    {
        if (!first.TryAdd(output.Target, output) && loss.TargetLength(first[output.Target].Shape) is var wanted && loss.TargetLength(output.Shape) is var found && found != wanted)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Output '{output.Name}' wants {found} values of target '{output.Target}' for each sample, output '{first[output.Target].Name}' {wanted}; give it a target of its own: Output(\"{output.Name}\", Target = \"...\"), or no loss: Weight = 0."),
                nameof(loss));
        }
    }
}
