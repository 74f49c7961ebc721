using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics.Tensors;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Training;

/// <summary>
/// Softmax and cross-entropy of class indices: the mean of -log softmax(x)[class], as <c>torch.nn.CrossEntropyLoss</c> with all its settings.
/// <para>Classes are counted along the values of [N], the last axis of [T, D], the channels of [C, H, W]; there is one class index per position.</para>
/// <para>With class weights w the mean is Σ w[class]·loss / Σ w[class]. Label smoothing ε gives every class ε / C of the target's probability.
/// Positions whose class is the ignored one count for nothing. If all are ignored, or weigh 0, the loss is 0 and so is its gradient (PyTorch: NaN).</para>
/// <para>Finite outputs of any size give no NaN; a loss beyond the range of float is +∞. A NaN, or an infinite largest output, gives NaN as in PyTorch.</para>
/// <para>Error: sums are in double; softmax comes from single-precision exponentials, some 2⁻²² relative.</para>
/// </summary>
public sealed class CrossEntropy : Loss
{
    private const int Chunk = 256;

    private readonly float[]? classWeights;
    private readonly double weightSum;
    private readonly double smoothing;

    /// <summary>Creates the loss.</summary>
    /// <param name="classWeights">A weight for each class, not negative; null: all 1.</param>
    /// <param name="labelSmoothing">The share of probability that goes to all classes alike, in [0, 1].</param>
    /// <param name="ignoreIndex">The class index of positions that do not count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public CrossEntropy(IReadOnlyList<float>? classWeights = null, float labelSmoothing = 0, int ignoreIndex = -100)
    {
        if (!(labelSmoothing is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, "Label smoothing must be in [0, 1].");
        }

        if (classWeights is not null)
        {
            this.classWeights = [.. classWeights];
            foreach (float weight in this.classWeights)
            {
                if (!(weight >= 0) || float.IsInfinity(weight))
                {
                    throw new ArgumentOutOfRangeException(nameof(classWeights), weight, "A class weight must be a finite number that is not negative.");
                }

                weightSum += weight;
            }
        }

        smoothing = labelSmoothing;
        IgnoreIndex = ignoreIndex;
    }

    /// <summary>The class index of positions that do not count.</summary>
    public int IgnoreIndex { get; }

    /// <inheritdoc/>
    public override string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"CrossEntropy(class weights {(classWeights is null ? "1" : WeightText.Of(classWeights))}, label smoothing {(float)smoothing:R}, ignored class {IgnoreIndex})");

    /// <inheritdoc/>
    public override bool TakesClasses => true;

    /// <inheritdoc/>
    public override int TargetLength(IReadOnlyList<int> outputShape)
    {
        ChannelShape shape = ClassAxis.Of(outputShape);
        return shape.Steps * shape.Inner;
    }

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<int> outputShape)
    {
        base.Check(outputShape);
        int classes = ClassAxis.Of(outputShape).Channels;
        if (classWeights is not null && classWeights.Length != classes)
        {
            throw new ArgumentException($"The loss has {classWeights.Length} class weights; the output has {classes} classes.", nameof(outputShape));
        }
    }

    /// <inheritdoc/>
    public override double Weight(IReadOnlyList<int> outputShape, int rows, in LossTarget target)
    {
        double weight = 0;
        foreach (int wanted in target.Classes)
        {
            weight += wanted == IgnoreIndex ? 0 : WeightOf(wanted);
        }

        return weight;
    }

    /// <inheritdoc/>
    public override float Evaluate(IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, Span<float> gradient)
    {
        CheckLengths(outputShape, rows, output, target, gradient);
        Check(outputShape);
        ChannelShape shape = ClassAxis.Of(outputShape);
        CheckClasses(shape, target.Classes);

        double weight = Weight(outputShape, rows, target);
        if (weight == 0)
        {
            gradient.Clear();
            return 0;
        }

        // Neighbouring positions whose classes are neighbours too share one call for their exponentials.
        Span<float> chunk = stackalloc float[Chunk], largest = stackalloc float[Chunk];
        int together = shape.Inner == 1 ? Math.Max(1, Chunk / shape.Channels) : 1, width = Math.Min(Chunk, shape.Channels);
        double total = 0;
        for (int position = 0; position < target.Classes.Length; position++)
        {
            int start = ClassAxis.Start(shape, position), place = position % together;
            int wanted = target.Classes[position];
            if (together > 1 && place == 0)
            {
                Exponentials(shape, output, start, Math.Min(together, target.Classes.Length - position), chunk, largest);
            }

            if (wanted != IgnoreIndex)
            {
                float most = together > 1 ? largest[place] : Largest(shape, output, start);
                total += Position(shape, output, start, wanted, 1 / weight, most, chunk.Slice(place * width, width), together > 1, gradient);
            }
            else if (!gradient.IsEmpty)
            {
                for (int c = 0; c < shape.Channels; c++)
                {
                    gradient[start + (c * shape.Inner)] = 0;
                }
            }
        }

        return (float)(total / weight);
    }

    private static void ThrowClass(int wanted, int position, in ChannelShape shape)
    {
        int perSample = shape.Steps * shape.Inner;
        string place = perSample == 1 ? $"sample {position}" : $"sample {position / perSample}, position {position % perSample}";
        throw new ArgumentOutOfRangeException("target", wanted, $"The class index {wanted} of {place} is not in 0..{shape.Channels - 1}.");
    }

    private void CheckClasses(in ChannelShape shape, ReadOnlySpan<int> classes)
    {
        for (int position = 0; position < classes.Length; position++)
        {
            if ((uint)classes[position] >= (uint)shape.Channels && classes[position] != IgnoreIndex)
            {
                ThrowClass(classes[position], position, shape);
            }
        }
    }

    private double WeightOf(int c) => classWeights is null ? 1 : classWeights[c];

    /// <summary>The weighted loss of one position; its gradient times <paramref name="scale"/>. <paramref name="ready"/>: its exponentials are in <paramref name="chunk"/>.</summary>
    private double Position(
        in ChannelShape shape, ReadOnlySpan<float> output, int start, int wanted, double scale, float largest, Span<float> chunk, bool ready, Span<float> gradient)
    {
        double sum = 0;
        for (int c = 0; c < shape.Channels; c += chunk.Length)
        {
            sum += Sum(ready ? chunk : Exponentials(shape, output, start, c, largest, chunk));
        }

        double log = Math.Log(sum);
        double share = smoothing / shape.Channels;
        double hard = (1 - smoothing) * WeightOf(wanted);
        double loss = hard * (log + ((double)largest - output[start + (wanted * shape.Inner)]));
        if (smoothing > 0)
        {
            for (int c = 0; c < shape.Channels; c++)
            {
                loss += share * WeightOf(c) * (log + ((double)largest - output[start + (c * shape.Inner)]));
            }
        }

        if (!gradient.IsEmpty)
        {
            double soft = scale * (hard + (share * (classWeights is null ? shape.Channels : weightSum))) / sum;
            for (int c = 0; c < shape.Channels; c += chunk.Length)
            {
                Span<float> exponentials = shape.Channels <= chunk.Length ? chunk : Exponentials(shape, output, start, c, largest, chunk);
                if (shape.Inner == 1 && share == 0)
                {
                    TensorPrimitives.Multiply(exponentials, (float)soft, gradient.Slice(start + c, exponentials.Length));
                }
                else
                {
                    for (int i = 0; i < exponentials.Length; i++)
                    {
                        gradient[start + ((c + i) * shape.Inner)] = (float)((soft * exponentials[i]) - (scale * (share * WeightOf(c + i))));
                    }
                }

                int hit = wanted - c;
                if ((uint)hit < (uint)exponentials.Length)
                {
                    gradient[start + (wanted * shape.Inner)] = (float)((soft * exponentials[hit]) - (scale * ((share * WeightOf(wanted)) + hard)));
                }
            }
        }

        return loss;
    }

    /// <summary>In two sums, so that an addition does not wait for the one before.</summary>
    private static double Sum(ReadOnlySpan<float> values)
    {
        double even = 0, odd = 0;
        int i = 0;
        for (; i < values.Length - 1; i += 2)
        {
            even += values[i];
            odd += values[i + 1];
        }

        return even + odd + (i < values.Length ? values[i] : 0);
    }

    private static float Largest(in ChannelShape shape, ReadOnlySpan<float> output, int start)
    {
        if (shape.Inner == 1)
        {
            return TensorPrimitives.Max(output.Slice(start, shape.Channels));
        }

        float largest = output[start];
        for (int c = 1; c < shape.Channels; c++)
        {
            largest = MathF.Max(largest, output[start + (c * shape.Inner)]);
        }

        return largest;
    }

    /// <summary>The exponentials of all classes of <paramref name="positions"/> positions that follow each other, and the largest output of each.</summary>
    private static void Exponentials(in ChannelShape shape, ReadOnlySpan<float> output, int start, int positions, Span<float> chunk, Span<float> largest)
    {
        Span<float> values = chunk[..(positions * shape.Channels)];
        for (int position = 0, first = 0; position < positions; position++, first += shape.Channels)
        {
            ReadOnlySpan<float> outputs = output.Slice(start + first, shape.Channels);
            largest[position] = TensorPrimitives.Max(outputs);
            TensorPrimitives.Subtract(outputs, largest[position], values.Slice(first, shape.Channels));
        }

        Exponential.InPlace(values);
    }

    /// <summary>exp(x[c] - largest) for the classes from <paramref name="first"/> on, as many as the chunk holds or there are.</summary>
    private static Span<float> Exponentials(in ChannelShape shape, ReadOnlySpan<float> output, int start, int first, float largest, Span<float> chunk)
    {
        Span<float> values = chunk[..Math.Min(chunk.Length, shape.Channels - first)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = output[start + ((first + i) * shape.Inner)] - largest;
        }

        Exponential.InPlace(values);
        return values;
    }
}
