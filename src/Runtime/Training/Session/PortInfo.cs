using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>An input or output of a network.</summary>
/// <param name="Name">Its name: as declared, or <c>input</c> and <c>output</c>.</param>
/// <param name="Shape">Logical shape of one sample, without the batch: [N], [T, D], [C, H, W] …</param>
/// <param name="Tokens">True where the values are <see cref="int"/> indices, not floats.</param>
public sealed record PortInfo(string Name, IReadOnlyList<int> Shape, bool Tokens)
{
    /// <summary>An output: factor of its loss in what training makes small; 0: it has no loss.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>An output: the target that its loss compares it with; <c>target</c> is the main output's.</summary>
    public string Target { get; init; } = "target";

    /// <summary>An output whose sequences have true lengths: the input that gives them. Empty where all are as long as the shape says.</summary>
    public string Lengths { get; init; } = "";

    /// <summary>An output: whether it exists in training only.</summary>
    public bool TrainingOnly { get; init; }

    /// <summary>Values of one sample.</summary>
    public int Length { get; } = Product(Shape);

    private static int Product(IReadOnlyList<int> shape)
    {
        int length = 1;
        foreach (int extent in shape)
        {
            length = checked(length * extent);
        }

        return length;
    }
}
