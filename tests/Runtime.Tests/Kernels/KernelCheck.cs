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
    private const int GuardLength = 32;
    private const float GuardValue = -12345.678f;

    private static readonly Team[] Teams = [Team.Alone, new(new ForkJoin(2)), new(new ForkJoin(3))];

    /// <summary>All properties of <paramref name="spec"/> at a batch of <paramref name="rows"/>.</summary>
    public static void All(KernelSpec spec, int rows, int seed)
    {
        float[][] reads = Draw(spec, rows, seed);
        float[][] first = RunOnce(spec, Team.Alone, rows, reads, start: null);
        double[][] expected = spec.Reference(rows, Array.ConvertAll(reads, Widen));
        for (int i = 0; i < first.Length; i++)
        {
            Close(expected[i], first[i], $"{spec.Name}, output {i}");
        }

        foreach (Team team in Teams)
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
        Memory<float>[] readMemory = Array.ConvertAll(reads, Guarded);
        Memory<float>[] writeMemory = new Memory<float>[spec.Writes.Length];
        for (int i = 0; i < writeMemory.Length; i++)
        {
            // NaN: what is not overwritten is seen.
            float[] before = start is null ? Enumerable.Repeat(float.NaN, spec.Writes[i].Count(rows)).ToArray() : start[i];
            writeMemory[i] = Guarded(before);
        }

        // Once for code that is compiled and threads that are started at first use.
        spec.Run(team, rows, readMemory, Array.ConvertAll(spec.Writes, operand => new float[operand.Count(rows)].AsMemory()), accumulate: true);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        spec.Run(team, rows, readMemory, writeMemory, accumulate: start is not null);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
        for (int i = 0; i < reads.Length; i++)
        {
            Assert.True(Inside(readMemory[i]).AsSpan().SequenceEqual(reads[i]), $"{spec.Name} changed what it reads ({i}).");
        }

        return Array.ConvertAll(writeMemory, Inside);
    }

    public static void SameBits(float[][] expected, float[][] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < expected[i].Length; j++)
            {
                Assert.True(
                    BitConverter.SingleToInt32Bits(expected[i][j]) == BitConverter.SingleToInt32Bits(actual[i][j]),
                    $"{what}: output {i}, element {j}: {expected[i][j]:R} and {actual[i][j]:R}");
            }
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

            Close(sum, added[i], $"{spec.Name} added, output {i}");
        }
    }

    private static Memory<float> Guarded(float[] values)
    {
        float[] memory = new float[values.Length + (2 * GuardLength)];
        memory.AsSpan().Fill(GuardValue);
        values.CopyTo(memory, GuardLength);
        return memory.AsMemory(GuardLength, values.Length);
    }

    private static float[] Inside(Memory<float> memory)
    {
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out ArraySegment<float> segment));
        float[] whole = segment.Array!;
        for (int i = 0; i < GuardLength; i++)
        {
            Assert.True(whole[i] == GuardValue && whole[^(i + 1)] == GuardValue, "Memory outside the span was written.");
        }

        return memory.ToArray();
    }
}
