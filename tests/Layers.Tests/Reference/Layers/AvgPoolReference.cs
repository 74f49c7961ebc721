using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// The mean under each window of an image [C, H, W], per channel, or over the steps of a sequence [T, D], per feature. With
/// <see cref="CountIncludePad"/> zeros of the padding count, positions beyond the padding (which <see cref="CeilMode"/> can reach) do not.
/// </summary>
public sealed record AvgPoolReference(Extent F) : IReferenceLayer
{
    /// <summary>Step of the window.</summary>
    public Extent S { get; init; } = F;

    /// <summary>Padding on each side.</summary>
    public Extent P { get; init; } = 0;

    /// <summary>Padding such that ceil(N / S) positions come out.</summary>
    public bool Same { get; init; }

    /// <summary>Round the number of windows up.</summary>
    public bool CeilMode { get; init; }

    /// <summary>Whether the mean counts zeros of the padding.</summary>
    public bool CountIncludePad { get; init; } = true;

    public int[] OutputShape(int[] input) => Out(Plane.Of(input)).Shape;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * Out(Plane.Of(input)).Length];
        EachTerm(rows, Plane.Of(input), (yAt, xAt, share) => y[yAt] += share * x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        EachTerm(rows, Plane.Of(input), (yAt, xAt, share) => dx[xAt] += share * dy[yAt]);
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private WindowAxis Rows(Plane plane) => new(plane.Height, F.Height, S.Height, P.Height, 1, Same, CeilMode);

    private WindowAxis Columns(Plane plane) =>
        plane.Steps ? new(1, 1, 1, 0, 1, Same: false) : new(plane.Width, F.Width, S.Width, P.Width, 1, Same, CeilMode);

    private Plane Out(Plane plane) => plane with { Height = Rows(plane).Out, Width = Columns(plane).Out };

    /// <summary>Every value of every window: the indices of the output and the input, and one over what the mean counts.</summary>
    private void EachTerm(int rows, Plane from, Action<int, int, double> visit)
    {
        Plane to = Out(from);
        WindowAxis vertical = Rows(from), horizontal = Columns(from);
        for (int at = 0; at < rows * to.Length; at++)
        {
            int column = at % to.Width, line = at / to.Width % to.Height, channel = at / (to.Width * to.Height) % to.Channels, row = at / to.Length;
            List<int> inside = [];
            int padded = 0;
            for (int f = 0; f < vertical.F * horizontal.F; f++)
            {
                (int h, int w) = (vertical.Position(line, f / horizontal.F), horizontal.Position(column, f % horizontal.F));
                if (from.Contains(h, w))
                {
                    inside.Add(from.At(row, channel, h, w));
                }
                else if (h < from.Height + vertical.After && w < from.Width + horizontal.After)
                {
                    padded++;
                }
            }

            foreach (int xAt in inside)
            {
                visit(to.At(row, channel, line, column), xAt, 1.0 / (inside.Count + (CountIncludePad ? padded : 0)));
            }
        }
    }
}
