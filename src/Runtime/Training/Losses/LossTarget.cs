using System;

namespace StaticNets.Training;

/// <summary>What the output of a batch is compared with: class indices or values, of which one is empty.</summary>
public readonly ref struct LossTarget
{
    /// <summary>Creates the target.</summary>
    /// <param name="classes">Class indices, as many per sample as <see cref="Loss.TargetLength"/> says; or empty.</param>
    /// <param name="values">Values, as many per sample as <see cref="Loss.TargetLength"/> says; or empty.</param>
    public LossTarget(ReadOnlySpan<int> classes, ReadOnlySpan<float> values)
    {
        Classes = classes;
        Values = values;
    }

    /// <summary>Class indices.</summary>
    public ReadOnlySpan<int> Classes { get; }

    /// <summary>Values.</summary>
    public ReadOnlySpan<float> Values { get; }
}
