using System;
using System.Linq;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Specs over blocked values made from specs over planar ones, by plain loops that know nothing of the kernels' conversions.</summary>
internal static class BlockedSpec
{
    private const int Lanes = 16;

    /// <summary>
    /// The spec of a kernel that does what <paramref name="planar"/> says with operands of which some are blocked: those whose number of positions is not 0.
    /// Lanes past the last channel hold any numbers when read and may hold any finite ones when written.
    /// </summary>
    public static KernelSpec Of(KernelSpec planar, int channels, int[] readPositions, int[] writePositions, KernelRun run) => new()
    {
        Name = "blocked " + planar.Name,
        Reads = [.. planar.Reads.Select((operand, i) => Blocked(operand, channels, readPositions[i]))],
        Writes = [.. planar.Writes.Select((operand, i) => Blocked(operand, channels, writePositions[i]))],
        Accumulates = planar.Accumulates,
        RowsAreIndependent = planar.RowsAreIndependent,
        Values = planar.Values,
        Run = run,
        Reference = (rows, reads) =>
        {
            double[][] values = planar.Reference(rows, [.. reads.Select((values, i) => readPositions[i] == 0 ? values : ToPlanar(values, channels, readPositions[i]))]);
            return [.. values.Select((y, i) => writePositions[i] == 0 ? y : ToBlocked(y, channels, writePositions[i]))];
        },
        Open = (output, element) => writePositions[output] != 0 && Channel(element, channels, writePositions[output]) >= channels,
    };

    /// <summary>A spec whose expected numbers are those of a planar kernel, which has tests of its own.</summary>
    public static KernelSpec Like(string name, Operand[] reads, Operand[] writes, KernelRun run, bool accumulates = false, bool rowsAreIndependent = true, Func<Random, int, float>? values = null) => new()
    {
        Name = name,
        Reads = reads,
        Writes = writes,
        Accumulates = accumulates,
        RowsAreIndependent = rowsAreIndependent,
        Values = values,
        Run = run,
        Reference = (rows, operands) =>
        {
            GuardedBuffer[] read = [.. operands.Select(values => new GuardedBuffer([.. values.Select(value => (float)value)]))];
            GuardedBuffer[] written = [.. writes.Select(operand => new GuardedBuffer(operand.Count(rows)))];
            run(Team.Alone, rows, read, written, accumulate: false);
            double[][] results = [.. written.Select(buffer => KernelCheck.Widen(buffer.Span.ToArray()))];
            Array.ForEach([.. read, .. written], buffer => buffer.Dispose());
            return results;
        },
    };

    /// <summary>Floats of one sample where it is blocked.</summary>
    public static int Length(int channels, int positions) => (channels + Lanes - 1) / Lanes * Lanes * positions;

    /// <summary>[row][channel][position] as [row][block][position][lane]; lanes without a channel get <paramref name="fill"/>.</summary>
    public static T[] ToBlocked<T>(T[] planar, int channels, int positions, T fill = default)
        where T : struct
    {
        int rows = planar.Length / (channels * positions), length = Length(channels, positions);
        T[] blocked = new T[rows * length];
        for (int i = 0; i < blocked.Length; i++)
        {
            int channel = Channel(i, channels, positions);
            blocked[i] = channel < channels ? planar[(((i / length * channels) + channel) * positions) + (i / Lanes % positions)] : fill;
        }

        return blocked;
    }

    /// <summary>The reverse.</summary>
    public static T[] ToPlanar<T>(T[] blocked, int channels, int positions)
        where T : struct
    {
        int length = Length(channels, positions);
        T[] planar = new T[blocked.Length / length * channels * positions];
        for (int i = 0; i < blocked.Length; i++)
        {
            int channel = Channel(i, channels, positions);
            if (channel < channels)
            {
                planar[(((i / length * channels) + channel) * positions) + (i / Lanes % positions)] = blocked[i];
            }
        }

        return planar;
    }

    private static int Channel(int element, int channels, int positions) =>
        (element % Length(channels, positions) / (Lanes * positions) * Lanes) + (element % Lanes);

    private static Operand Blocked(Operand operand, int channels, int positions) =>
        positions == 0 ? operand : operand with { Length = Length(channels, positions) };
}
