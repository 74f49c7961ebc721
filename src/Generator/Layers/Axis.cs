using System;

namespace StaticNets.Generator.Layers;

/// <summary>One axis of a sliding window.</summary>
/// <param name="In">Extent of the input.</param>
/// <param name="F">Taps.</param>
/// <param name="ZerosBefore">Zeros before the first element.</param>
/// <param name="ZerosAfter">Zeros after the last; negative where that many elements at the end are not to be seen (transposed convolutions).</param>
/// <param name="Positions">Extent of the output; long, because what a person gives need not fit.</param>
internal readonly record struct Axis(int In, int F, int S, int Dilation, long ZerosBefore, long ZerosAfter, long Positions)
{
    public int Before => (int)ZerosBefore;

    public int After => (int)ZerosAfter;

    public int Out => (int)Positions;

    public long Zeros => ZerosBefore + ZerosAfter;

    /// <summary>From the first tap to the last.</summary>
    public long Span => ((long)Dilation * (F - 1)) + 1;

    /// <summary>Elements by which the window is longer than the padded input; not positive where it fits.</summary>
    public long Missing => Span - In - Zeros;

    /// <summary>The most taps that fit.</summary>
    public long LargestWindow => ((In + Zeros - 1) / Dilation) + 1;

    /// <summary>An axis along which nothing slides.</summary>
    public static Axis Whole(int extent) => new(extent, 1, 1, 1, 0, 0, extent);

    /// <summary>All zeros in front, so that no output sees a later step; ceil(N / S) positions.</summary>
    public static Axis Causal(int n, int f, int s, int dilation) => new(n, f, s, dilation, (long)dilation * (f - 1), 0, (((long)n - 1) / s) + 1);

    /// <summary>By the formula, or ceil(N / S) positions where <paramref name="same"/>.</summary>
    public static Axis Of(int n, int f, int s, int dilation, int p, bool same, bool ceil)
    {
        long span = ((long)dilation * (f - 1)) + 1;
        if (same)
        {
            long positions = (((long)n - 1) / s) + 1;
            long zeros = Math.Max(((positions - 1) * s) + span - n, 0);
            return new Axis(n, f, s, dilation, zeros / 2, zeros - (zeros / 2), positions);
        }

        // Where the window does not fit, room is negative and Missing says by how much.
        long room = n + (2L * p) - span;
        long output = ((ceil ? room + s - 1 : room) / s) + 1;
        if (ceil && (output - 1) * s >= (long)n + p)
        {
            output--;
        }

        return new Axis(n, f, s, dilation, p, p, output);
    }
}
