using System;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sizes of a sequence whose steps are told apart by what is added to each, and the table of sinusoids (Vaswani et al. 2017, Attention is all you need, §3.5): sin(t / 10000^(i / features)) at even
/// features i, the cosine of the same angle at the odd one behind it, each rounded once from double precision.
/// </summary>
public readonly struct PositionShape
{
    /// <summary>Creates the shape and its table.</summary>
    public PositionShape(int steps, int features)
    {
        Steps = steps;
        Features = features;
        Table = new float[checked(steps * features)];
        for (int i = 0; i < Table.Length; i++)
        {
            (int step, int feature) = Math.DivRem(i, features);
            double angle = step * Math.Pow(10000, -(double)(feature - (feature % 2)) / features);
            Table[i] = (float)(feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        }
    }

    /// <summary>Steps of a sequence.</summary>
    public int Steps { get; }

    /// <summary>Features of a step.</summary>
    public int Features { get; }

    /// <summary>[steps, features].</summary>
    internal float[] Table { get; }

    /// <summary>What is added: the parameter, or the table where there is none.</summary>
    internal ReadOnlySpan<float> Added(ReadOnlySpan<float> weight) => weight.IsEmpty ? Table : weight;
}
