using System;
using System.Numerics.Tensors;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// y = x + what tells steps apart: a parameter [steps, features], or where that is empty the sinusoids of <see cref="PositionShape"/>. Sequences are [rows, steps, features]. One rounding.
/// Done by the caller's thread. Allocates nothing.
/// </summary>
public static class Positions
{
    /// <summary>All steps. <paramref name="x"/> and <paramref name="y"/> may be the same span.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or x and y overlap without being the same.</exception>
    public static void Forward(Team team, in PositionShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y)
    {
        Check(in shape, x.Length, (long)rows * shape.Table.Length, weight.Length, y.Length);
        Guard.SameOrApart(x, y);
        ReadOnlySpan<float> added = shape.Added(weight);
        for (int at = 0; at < x.Length; at += added.Length)
        {
            TensorPrimitives.Add(x.Slice(at, added.Length), added, y.Slice(at, added.Length));
        }
    }

    /// <summary>One step of each row, x and y [rows, features].</summary>
    /// <param name="team">Not asked.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="x">[rows, features].</param>
    /// <param name="weight">[steps, features], or empty.</param>
    /// <param name="table">[rows, 2 + steps], of which the first says which step it is.</param>
    /// <param name="y">[rows, features], written; may be the same span as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>, or x and y overlap without being the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static void Step(Team team, in PositionShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> table, Span<float> y)
    {
        Check(in shape, x.Length, (long)rows * shape.Features, weight.Length, y.Length);
        Guard.Length(table.Length, rows * (2L + shape.Steps));
        Guard.SameOrApart(x, y);
        ReadOnlySpan<float> added = shape.Added(weight);
        for (int row = 0; row < rows; row++)
        {
            int step = Guard.Place(table[row * (2 + shape.Steps)], shape.Steps, nameof(table)), at = row * shape.Features;
            TensorPrimitives.Add(x.Slice(at, shape.Features), added.Slice(step * shape.Features, shape.Features), y.Slice(at, shape.Features));
        }
    }

    private static void Check(in PositionShape shape, int xLength, long wanted, int weightLength, int yLength)
    {
        Guard.Length(xLength, wanted, "x");
        Guard.LengthOrEmpty(weightLength, shape.Table.Length, "weight");
        Guard.Length(yLength, wanted, "y");
    }
}
