using System;
using StaticNets.Layers.Tests.Compiled;

namespace StaticNets.Layers.Tests.Catalog;

/// <summary>Batches that are worth threads.</summary>
internal static class SharedOut
{
    // Below 300 µs a pass does not wake parked workers.
    private const double WorthWaking = 330_000;

    // A kernel of a step shares out what has at least twice 16 K values.
    private const int WorthSharing = 40_000;

    // Cheap layers reach that only with batches that take long to draw; with these they use threads while the workers are awake from the last test.
    private const int MostValues = 2_000_000;

    /// <summary>Rows whose estimated time is worth waking threads, or nearly; for a network of no cost, some.</summary>
    public static int RowsOfForward(INet net) => net.Nanoseconds == 0 ? 17
        : Math.Min((int)Math.Ceiling(WorthWaking / net.Nanoseconds) + 1, MostValues / (net.InputLength + net.OutputLength));

    /// <summary>Rows whose values fill several parts.</summary>
    public static int RowsOfTraining(INet net) => Math.Max(3, (WorthSharing / Math.Min(net.InputLength, net.OutputLength)) + 1);
}
