using System;
using System.Collections.Generic;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>
/// The largest value under each window of an image [C, H, W], per channel, or over the steps of a sequence [T, D], per feature. Padding is
/// never the largest; of equal values the first (rows before columns) gets the gradient; a NaN is larger than any number.
/// </summary>
public sealed record MaxPoolReference(Extent F) : IReferenceLayer
{
    /// <summary>Step of the window.</summary>
    public Extent S { get; init; } = F;

    /// <summary>Padding on each side.</summary>
    public Extent P { get; init; } = 0;

    /// <summary>Padding such that ceil(N / S) positions come out.</summary>
    public bool Same { get; init; }

    /// <summary>Distance of neighbours in the window.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Round the number of windows up.</summary>
    public bool CeilMode { get; init; }

    public int[] OutputShape(int[] input) => Out(Plane.Of(input)).Shape;

    public IReadOnlyDictionary<string, int[]> ParameterShapes(int[] input) => new Dictionary<string, int[]>();

    public double[] Forward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, int rows)
    {
        double[] y = new double[rows * Out(Plane.Of(input)).Length];
        EachWindow(x, rows, Plane.Of(input), (yAt, xAt) => y[yAt] = xAt < 0 ? double.NegativeInfinity : x[xAt]);
        return y;
    }

    public ReferenceGradients Backward(double[] x, int[] input, IReadOnlyDictionary<string, double[]> parameters, double[] dy, int rows)
    {
        double[] dx = new double[x.Length];
        EachWindow(x, rows, Plane.Of(input), (yAt, xAt) =>
        {
            if (xAt >= 0)
            {
                dx[xAt] += dy[yAt];
            }
        });
        return new ReferenceGradients(dx, new Dictionary<string, double[]>());
    }

    private WindowAxis Rows(Plane plane) => new(plane.Height, F.Height, S.Height, P.Height, Dilation.Height, Same, CeilMode);

    private WindowAxis Columns(Plane plane) =>
        plane.Steps ? new(1, 1, 1, 0, 1, Same: false) : new(plane.Width, F.Width, S.Width, P.Width, Dilation.Width, Same, CeilMode);

    private Plane Out(Plane plane) => plane with { Height = Rows(plane).Out, Width = Columns(plane).Out };

    /// <summary>Every output index with the input index of its largest value, -1 where the window holds padding alone.</summary>
    private void EachWindow(double[] x, int rows, Plane from, Action<int, int> visit)
    {
        Plane to = Out(from);
        WindowAxis vertical = Rows(from), horizontal = Columns(from);
        for (int at = 0; at < rows * to.Length; at++)
        {
            int column = at % to.Width, line = at / to.Width % to.Height, channel = at / (to.Width * to.Height) % to.Channels, row = at / to.Length;
            int best = -1;
            for (int f = 0; f < vertical.F * horizontal.F; f++)
            {
                (int h, int w) = (vertical.Position(line, f / horizontal.F), horizontal.Position(column, f % horizontal.F));
                if (from.Contains(h, w))
                {
                    int candidate = from.At(row, channel, h, w);
                    best = best < 0 || x[candidate] > x[best] || double.IsNaN(x[candidate]) ? candidate : best;
                }
            }

            visit(to.At(row, channel, line, column), best);
        }
    }
}
