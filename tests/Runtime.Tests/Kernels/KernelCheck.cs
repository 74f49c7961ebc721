using System;
using System.Linq;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>What every kernel has to keep: the right numbers, its own memory only, the same bits for any team and batch, no allocation.</summary>
public static class KernelCheck
{
    // The rule of the reference values: float32 kernels of these sizes measure 2e-8 to 1.5e-6 normwise, a wrong term is above 1e-4.
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    /// <summary>All properties of <paramref name="spec"/> at a batch of <paramref name="rows"/>.</summary>
    public static void All(KernelSpec spec, int rows, int seed)
    {
        float[][] reads = Draw(spec, rows, seed);
        float[][] first = RunOnce(spec, Team.Alone, rows, reads, start: null);
        double[][] expected = spec.Reference(rows, Array.ConvertAll(reads, Widen));
        for (int i = 0; i < first.Length; i++)
        {
            Close(Settled(spec, i, expected[i], first[i]), first[i], $"{spec.Name}, output {i}");
        }

        foreach (Team team in Teams.All)
        {
            SameBits(first, RunOnce(spec, team, rows, reads, start: null), $"{spec.Name}, team of {team.Size}");
        }

        if (spec.RowsAreIndependent)
        {
            RowsAlone(spec, rows, reads, first);
        }

        if (spec.Accumulates)
        {
            Adds(spec, rows, reads, expected);
        }
    }

    /// <summary>max|d| at most 1e-5 · max|expected| + 1e-6.</summary>
    public static void Close(double[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Length == 0 ? 0 : expected.Max(Math.Abs);
        double bound = (Relative * largest) + Absolute;
        for (int i = 0; i < expected.Length; i++)
        {
            // Written so that a NaN fails.
            if (!(Math.Abs(expected[i] - actual[i]) <= bound) && !(double.IsNaN(expected[i]) && float.IsNaN(actual[i])) && expected[i] != actual[i])
            {
                Assert.Fail($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R} ± {bound:R}.");
            }
        }
    }

    /// <summary>The values a spec is tested with.</summary>
    public static float[][] Draw(KernelSpec spec, int rows, int seed)
    {
        Random random = new(seed);
        return Array.ConvertAll(spec.Reads, operand => Values(spec, random, operand.Count(rows)));
    }

    public static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    /// <summary>A standard normal number.</summary>
    public static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    /// <summary>Runs the kernel on guarded copies; checks guards, reads and the bytes allocated.</summary>
    public static float[][] RunOnce(KernelSpec spec, Team team, int rows, float[][] reads, float[][]? start)
    {
        float[][] before = start ?? Array.ConvertAll(spec.Writes, operand => Enumerable.Repeat(float.NaN, operand.Count(rows)).ToArray());
        GuardedBuffer[] readMemory = Array.ConvertAll(reads, values => new GuardedBuffer(values));
        GuardedBuffer[] writeMemory = Array.ConvertAll(before, values => new GuardedBuffer(values));

        // Once for code that is compiled and threads that are started at first use, then from the same start again. A collection that another
        // test causes counts the rest of this thread's allocation block (up to 8 KB), so one run of several without a byte is the proof.
        long allocated = long.MaxValue;
        for (int attempt = 0; attempt < 5 && allocated != 0; attempt++)
        {
            for (int i = 0; i < before.Length; i++)
            {
                before[i].CopyTo(writeMemory[i].Span);
            }

            long counted = GC.GetAllocatedBytesForCurrentThread();
            spec.Run(team, rows, readMemory, writeMemory, accumulate: start is not null);
            allocated = GC.GetAllocatedBytesForCurrentThread() - counted;
        }

        Assert.Equal(0, allocated);
        float[][] results = Array.ConvertAll(writeMemory, buffer => buffer.Span.ToArray());
        for (int i = 0; i < reads.Length; i++)
        {
            Floats.SameBits(reads[i], readMemory[i].Span, $"read by {spec.Name}, operand {i}");
        }

        foreach (GuardedBuffer buffer in (GuardedBuffer[])[.. readMemory, .. writeMemory])
        {
            buffer.Check();
            buffer.Dispose();
        }

        return results;
    }

    // What is left open is as expected if it is a number.
    private static double[] Settled(KernelSpec spec, int output, double[] expected, float[] actual) =>
        spec.Open is not { } open ? expected : [.. expected.Select((value, i) => !open(output, i) ? value : float.IsFinite(actual[i]) ? actual[i] : 0)];

    private static void SameBits(float[][] expected, float[][] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Floats.SameBits(expected[i], actual[i], $"in output {i}, {what}");
        }
    }

    private static float[] Values(KernelSpec spec, Random random, int count)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = spec.Values?.Invoke(random, i) ?? Normal(random);
        }

        return values;
    }

    private static void RowsAlone(KernelSpec spec, int rows, float[][] reads, float[][] together)
    {
        for (int row = 0; row < Math.Min(rows, 3); row++)
        {
            float[][] own = new float[reads.Length][];
            for (int i = 0; i < own.Length; i++)
            {
                Operand operand = spec.Reads[i];
                own[i] = operand.PerSample ? reads[i].AsSpan(row * operand.Length, operand.Length).ToArray() : reads[i];
            }

            float[][] alone = RunOnce(spec, Team.Alone, 1, own, start: null);
            for (int i = 0; i < alone.Length; i++)
            {
                Operand operand = spec.Writes[i];
                SameBits([together[i].AsSpan(row * operand.Length, operand.Length).ToArray()], [alone[i]], $"{spec.Name}, row {row} alone");
            }
        }
    }

    private static void Adds(KernelSpec spec, int rows, float[][] reads, double[][] expected)
    {
        Random random = new(99);
        float[][] start = Array.ConvertAll(spec.Writes, operand => Enumerable.Range(0, operand.Count(rows)).Select(_ => Normal(random)).ToArray());
        float[][] added = RunOnce(spec, Team.Alone, rows, reads, start);
        for (int i = 0; i < added.Length; i++)
        {
            double[] sum = new double[expected[i].Length];
            for (int j = 0; j < sum.Length; j++)
            {
                sum[j] = start[i][j] + expected[i][j];
            }

            Close(Settled(spec, i, sum, added[i]), added[i], $"{spec.Name} added, output {i}");
        }
    }
}
