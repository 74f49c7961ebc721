using System;
using System.Collections.Generic;
using StaticNets.Runtime.Kernels;

namespace StaticNets.Training;

/// <summary>Counts how often the largest output is that of the target's class. Off until <see cref="Enabled"/>.</summary>
internal sealed class HitCounter
{
    public bool Enabled { get; set; }

    /// <summary>Targets whose class had the largest output.</summary>
    public long Hits { get; set; }

    /// <summary>Targets looked at.</summary>
    public long Seen { get; set; }

    /// <summary>Hits per target; NaN before the first.</summary>
    public double Share => Seen == 0 ? double.NaN : (double)Hits / Seen;

    /// <summary>Adds a batch; where <paramref name="lengths"/> are given, the true steps of each sample only.</summary>
    public void Count(Loss loss, IReadOnlyList<int> outputShape, int rows, ReadOnlySpan<float> output, in LossTarget target, ReadOnlySpan<int> lengths = default)
    {
        if (!Enabled || !loss.TakesClasses)
        {
            return;
        }

        ChannelShape shape = ClassAxis.Of(outputShape);
        int? ignored = (loss as CrossEntropy)?.IgnoreIndex;
        int positions = rows * shape.Steps * shape.Inner;
        for (int position = 0; position < positions; position++)
        {
            int wanted = target.Classes[position];
            bool beyond = !lengths.IsEmpty && position % shape.Steps >= lengths[position / shape.Steps];
            if (wanted == ignored || beyond)
            {
                continue;
            }

            Seen++;
            if (ClassAxis.Largest(shape, output, position) == wanted)
            {
                Hits++;
            }
        }
    }
}
