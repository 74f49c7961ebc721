using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Training;

/// <summary>Which axis of an output counts classes: [N] the values, [T, D] the last, [C, H, W] (and [C, …]) the channels.</summary>
internal static class ClassAxis
{
    public static ChannelShape Of(IReadOnlyList<int> outputShape)
    {
        int count = outputShape.Count;
        if (count <= 2)
        {
            return new ChannelShape(count == 2 ? outputShape[0] : 1, count == 0 ? 1 : outputShape[count - 1], 1);
        }

        int inner = 1;
        for (int i = 1; i < count; i++)
        {
            inner *= outputShape[i];
        }

        return new ChannelShape(1, outputShape[0], inner);
    }

    /// <summary>Where the first class of a position lies; the further ones follow at a distance of <see cref="ChannelShape.Inner"/>.</summary>
    public static int Start(in ChannelShape shape, int position) =>
        ((position / shape.Inner) * shape.Channels * shape.Inner) + (position % shape.Inner);

    /// <summary>The class of the largest output at a position; of equal ones the first. A NaN counts as the largest, as in torch.argmax.</summary>
    public static int Largest(in ChannelShape shape, ReadOnlySpan<float> output, int position)
    {
        int start = Start(shape, position);
        int best = 0;
        float largest = output[start];
        for (int c = 1; c < shape.Channels && !float.IsNaN(largest); c++)
        {
            float value = output[start + (c * shape.Inner)];
            if (!(value <= largest))
            {
                (best, largest) = (c, value);
            }
        }

        return best;
    }
}
