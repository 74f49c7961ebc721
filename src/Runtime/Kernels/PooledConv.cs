using System;
using System.Runtime.CompilerServices;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Gradients of a convolution followed by 2x2 maximum pooling, from the gradients of what is pooled: three of four results get none, and their multiply-adds are left out.
/// x [rows, channels, height, width], g and places [rows, filters, out height / 2, out width / 2]; <see cref="RowConv.ForwardPlaces"/> writes the places: where the window of
/// the largest result begins.
/// <para>Error of each sum: at most γ · Σ|g·x| with γ = n·u / (1 − n·u), n terms that are not zero, u = 2⁻²⁴ (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed.
/// 2002, §3.1). The same bits for any number of threads.</para>
/// </summary>
public static unsafe class PooledConv
{
    /// <summary>dweight [filters, channels, window height, window width], summed over the batch in a fixed order; added to dweight when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardWeights(
        Team team, in PooledConvShape shape, int rows, ReadOnlySpan<float> x, ReadOnlySpan<float> g, ReadOnlySpan<float> places, Span<float> dweight, bool accumulate, Span<float> work)
    {
        Check(in shape, rows, x.Length, g.Length, places.Length, dweight.Length);
        WorkLength length = shape.Layout.BackwardWeights;
        team = Sharing(in shape, team, rows, work.Length, length);
        fixed (float* image = x, gradient = g, offsets = places, to = dweight, scratch = work)
        {
            PooledConvWeights sums = new()
            {
                Shape = shape, Rows = rows, X = image, Gradient = gradient, Places = offsets, Dweight = to, Accumulate = accumulate,
                Sums = scratch, Image = scratch + (nint)length.Fixed,
            };
            sums.Run(team);
        }
    }

    /// <summary>dx, from the weight as it is, [filters, channels, window height, window width]; added to dx when <paramref name="accumulate"/>.</summary>
    /// <exception cref="ArgumentException">A length does not fit <paramref name="shape"/> and <paramref name="rows"/>.</exception>
    public static void BackwardData(
        Team team, in PooledConvShape shape, int rows, ReadOnlySpan<float> g, ReadOnlySpan<float> places, ReadOnlySpan<float> weight, Span<float> dx, bool accumulate, Span<float> work)
    {
        Check(in shape, rows, dx.Length, g.Length, places.Length, weight.Length);
        WorkLength length = shape.Layout.BackwardData;
        team = Sharing(in shape, team, rows, work.Length, length);
        fixed (float* gradient = g, offsets = places, weights = weight, to = dx, scratch = work)
        {
            PooledConvData images = new()
            {
                Shape = shape, Rows = rows, Gradient = gradient, Places = offsets, Dx = to, Accumulate = accumulate,
                Table = scratch, Work = scratch + (nint)length.Fixed, WorkPerWorker = (nint)length.PerWorker,
            };
            images.Run(team, weights);
        }
    }

    private static void Check(in PooledConvShape shape, int rows, int xLength, int gLength, int placesLength, int weightLength)
    {
        Guard.Length(xLength, rows * shape.InputLength, "x");
        Guard.Length(gLength, rows * shape.PooledLength, "g");
        Guard.Length(placesLength, rows * shape.PooledLength, "places");
        Guard.Length(weightLength, shape.Settings.WeightLength, "weight");
    }

    /// <summary>The team, if the work is worth it and each thread has scratch.</summary>
    private static Team Sharing(in PooledConvShape shape, Team team, int rows, int workLength, WorkLength work)
    {
        Guard.AtLeast(workLength, work.Fixed + work.PerWorker, "work");
        return (workLength - work.Fixed) / work.PerWorker < team.Size ? Team.Alone
            : team.WorthMultiplyAdds(rows * shape.PooledLength * shape.Layout.Terms * PooledConvLayout.Lanes);
    }
}
