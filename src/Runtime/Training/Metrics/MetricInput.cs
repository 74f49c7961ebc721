using System;

namespace StaticNets.Training;

/// <summary>Checks what metrics of classes are given.</summary>
internal static class MetricInput
{
    /// <summary>The number of classes: outputs per sample.</summary>
    public static int Classes(ReadOnlySpan<float> outputs, ReadOnlySpan<int> classes)
    {
        int count = classes.IsEmpty ? 0 : outputs.Length / classes.Length;
        if (count * classes.Length != outputs.Length || (count == 0 && !classes.IsEmpty))
        {
            throw new ArgumentException($"{outputs.Length} outputs are not a whole number for each of {classes.Length} samples.", nameof(outputs));
        }

        for (int row = 0; row < classes.Length; row++)
        {
            if ((uint)classes[row] >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(nameof(classes), classes[row], $"The class of sample {row} is not in 0..{count - 1}.");
            }
        }

        return count;
    }
}
