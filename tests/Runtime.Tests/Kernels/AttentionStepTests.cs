using System;
using System.Linq;
using StaticNets.Runtime.Kernels;
using StaticNets.Runtime.Threading;
using Xunit;

namespace StaticNets.Runtime.Tests.Kernels;

/// <summary>Attention step by step, to what is remembered.</summary>
public class AttentionStepTests
{
    /// <summary>Heads and sizes around groups of 16 features.</summary>
    public static TheoryData<int, int> Heads => new() { { 1, 1 }, { 3, 4 }, { 2, 15 }, { 4, 16 }, { 2, 17 }, { 3, 40 }, { 4, 64 }, { 1, 160 } };

    [Theory]
    [MemberData(nameof(Heads))]
    public void Steps_give_what_the_whole_sequence_gives(int heads, int size)
    {
        const int Rows = 3, Steps = 200;
        int width = heads * size;
        float[] q = Floats.Uniform(Rows * Steps * width, 1, -2, 2), k = Floats.Uniform(q.Length, 2, -2, 2), v = Floats.Uniform(q.Length, 3), y = new float[q.Length], step = new float[Rows * width];
        AttentionShape whole = new(Steps, Steps, heads, size, true, 0, 0);
        Attention.Forward(Team.Alone, in whole, Rows, q, k, v, default, y, AttentionSpecs.Work(AttentionSizes.Forward(Steps, Steps, heads, size)));
        Stream stream = new(Rows, Steps, heads, size);
        for (int t = 0; t < Steps; t++)
        {
            stream.Step(At(q, Rows, width, t), At(k, Rows, width, t), At(v, Rows, width, t), step);
            KernelCheck.Close(KernelCheck.Widen(At(y, Rows, width, t)), step, $"step {t}");
        }

        // Negative control: without the last but one key it is another result.
        stream.Go(Steps - 2);
        stream.Step(At(q, Rows, width, Steps - 1), At(k, Rows, width, Steps - 1), At(v, Rows, width, Steps - 1), step);
        Assert.False(Floats.Close(KernelCheck.Widen(At(y, Rows, width, Steps - 1)), step));
    }

    /// <summary>What beam search does: rows go on with what other rows have seen, and copy the table alone.</summary>
    [Fact]
    public void Rows_that_change_places_see_what_the_others_saw()
    {
        const int Rows = 4, Steps = 60, Heads = 2, Size = 24, Width = Heads * Size;
        Random random = new(3);
        Stream stream = new(Rows, Steps, Heads, Size);

        // What each row has seen, one step after the other.
        float[][] keys = [[], [], [], []], values = [[], [], [], []];
        for (int t = 0; t < Steps; t++)
        {
            float[] q = Floats.Uniform(Rows * Width, 100 + t), k = Floats.Uniform(Rows * Width, 200 + t), v = Floats.Uniform(Rows * Width, 300 + t), y = new float[Rows * Width];
            int[] parents = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(Rows))];
            float[] before = [.. stream.Table];
            for (int row = 0; row < Rows; row++)
            {
                before.AsSpan(parents[row] * (2 + Steps), 2 + Steps).CopyTo(stream.Table.AsSpan(row * (2 + Steps)));
            }

            stream.Step(q, k, v, y);
            keys = [.. Enumerable.Range(0, Rows).Select(row => (float[])[.. keys[parents[row]], .. k.AsSpan(row * Width, Width)])];
            values = [.. Enumerable.Range(0, Rows).Select(row => (float[])[.. values[parents[row]], .. v.AsSpan(row * Width, Width)])];
            AttentionReference reference = new(new AttentionShape(1, t + 1, Heads, Size, false, 0, 0));
            for (int row = 0; row < Rows; row++)
            {
                float[] query = q.AsSpan(row * Width, Width).ToArray();
                KernelCheck.Close(reference.Forward(1, KernelCheck.Widen(query), KernelCheck.Widen(keys[row]), KernelCheck.Widen(values[row]), []), y.AsSpan(row * Width, Width).ToArray(), $"step {t}, row {row}");
            }
        }

        Assert.All(Enumerable.Range(0, Rows), row => Assert.True(stream.Table.AsSpan((row * (2 + Steps)) + 2, Steps).ToArray().Distinct().Count() > 1));
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_memory_is_attended_to_as_far_as_it_is_there(int heads, int size)
    {
        const int Memory = 21;
        AttentionStepShape shape = new(Memory, heads, size);
        AttentionReference reference = new(new AttentionShape(1, Memory, heads, size, false, 0, 0));
        int width = heads * size;
        int[] lengths = [21, 1, 8];
        float[] work = AttentionSpecs.Work(AttentionSizes.Step(Memory, size)), counts = new float[3], table = [4, 0, 7, 4, 1, 7, 4, 2, 7];
        using GuardedBuffer keys = new(3 * Memory * width), values = new(3 * Memory * width);
        KernelCheck.All(
            new KernelSpec
            {
                Name = $"memory {heads} of {size}",
                Reads = [new(3 * width), new(3 * Memory * width), new(3 * Memory * width)],
                Writes = [new(3 * width)],
                Reference = (_, r) => [reference.Forward(3, r[0], r[1], r[2], lengths)],
                Run = (team, _, r, o, _) =>
                {
                    Array.Fill(work, float.NaN);
                    Attention.Remember(team, new AttentionMemoryShape(Memory), 3, lengths, counts);
                    Attention.Keep(team, in shape, 3, r[1].Span, keys.Span);
                    Attention.Keep(team, in shape, 3, r[2].Span, values.Span);
                    Attention.StepMemory(team, in shape, 3, r[0].Span, keys.Span, values.Span, counts, table, o[0].Span, work);
                    keys.Check();
                    values.Check();
                },
            },
            rows: 1,
            seed: 1);

        // Every row looks at the memory of row 2, of which nothing is there any more.
        float[] y = [.. Enumerable.Repeat(float.NaN, 3 * width)];
        Attention.StepMemory(Team.Alone, in shape, 3, new float[3 * width], new float[3 * Memory * width], new float[3 * Memory * width], [0, 0, 0], [0, 2, 0, 2, 0, 2], y, work);
        Assert.DoesNotContain(y, value => value != 0);
    }

    [Fact]
    public void The_last_step_may_end_where_memory_ends()
    {
        const int Heads = 2, Size = 5, Width = Heads * Size;
        AttentionStepShape shape = new(3, Heads, Size);
        using GuardedBuffer keys = new(Floats.Uniform(2 * 3 * Width, 1)), values = new(Floats.Uniform(2 * 3 * Width, 2)), y = new(2 * Width), work = new((int)AttentionSizes.Step(3, Size).PerWorker);
        float[] table = [2, 0, 0, 1, 0, 2, 1, 1, 1, 1], q = Floats.Uniform(2 * Width, 3);
        Attention.Step(Team.Alone, in shape, 2, q, q, q, table, keys.Span, values.Span, y.Span, work.Span);

        // Of three steps of a head the last.
        for (int head = 0; head < Heads; head++)
        {
            Assert.Equal(q.AsSpan(head * Size, Size), keys.Span.Slice(((3 * head) + 2) * Size, Size));
            Assert.Equal(q.AsSpan(Width + (head * Size), Size), values.Span.Slice((3 * Width) + (((3 * head) + 2) * Size), Size));
        }

        foreach (GuardedBuffer buffer in new[] { keys, values, y, work })
        {
            buffer.Check();
        }
    }

    [Fact]
    public void Teams_and_batches_give_the_same_bits_and_nothing_is_allocated()
    {
        const int Rows = 5, Steps = 400, Heads = 3, Size = 20, Width = Heads * Size;
        float[] q = Floats.Uniform(Rows * Width, 1), keys = Floats.Uniform(Rows * Steps * Width, 2), values = Floats.Uniform(keys.Length, 3), work = AttentionSpecs.Work(AttentionSizes.Step(Steps, Size));
        AttentionStepShape shape = new(Steps, Heads, Size);
        float[] counts = new float[Rows], table = [.. Enumerable.Range(0, Rows).SelectMany(row => new float[] { 0, row })];
        Attention.Remember(Team.Alone, new AttentionMemoryShape(Steps), Rows, default, counts);
        float[] all = Teams.SameBits(Rows * Width, (team, y) => Attention.StepMemory(team, in shape, Rows, q, keys, values, counts, table, y, work));
        float[] one = new float[Width];
        for (int row = 0; row < Rows; row++)
        {
            Attention.StepMemory(Team.Alone, in shape, 1, q.AsSpan(row * Width, Width), keys.AsSpan(row * Steps * Width, Steps * Width), values.AsSpan(row * Steps * Width, Steps * Width), [Steps], [0, 0], one, work);
            Floats.SameBits(all.AsSpan(row * Width, Width), one, $"row {row}");
        }

        float[] written = new float[Rows * Width], own = new float[Rows * (2 + Steps)];
        Floats.AllocatesNothing(() =>
        {
            Attention.Step(Team.Alone, in shape, Rows, q, q, q, own, keys, values, written, work);
            Attention.Remember(Team.Alone, new AttentionMemoryShape(Steps), Rows, default, counts);
            Attention.Keep(Team.Alone, in shape, Rows, values, keys);
            Attention.StepMemory(Team.Alone, in shape, Rows, q, keys, values, counts, table, written, work);
        });
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(-1, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(2, 1)]
    [InlineData(2, -1)]
    [InlineData(2, float.NaN)]
    [InlineData(2, 1e30f)]
    public void What_no_state_holds_is_refused(float position, float owner)
    {
        AttentionStepShape shape = new(3, 2, 4);
        float[] x = new float[8], memory = new float[24], keys = new float[24], work = new float[AttentionSizes.Step(3, 4).PerWorker];
        Array.Fill(x, 1);
        ArgumentOutOfRangeException step = Assert.Throws<ArgumentOutOfRangeException>(() => Attention.Step(Team.Alone, in shape, 1, x, x, x, new float[] { position, 0, 0, owner, 0 }, keys, memory, new float[8], work));
        ArgumentOutOfRangeException of = Assert.Throws<ArgumentOutOfRangeException>(() => Attention.StepMemory(Team.Alone, in shape, 1, x, memory, memory, new float[] { position == 3 ? 4 : position }, new float[] { 0, owner }, new float[8], work));
        Assert.Equal("table", step.ParamName);
        Assert.Equal(position == 2 ? "table" : "counts", of.ParamName);
        Assert.All(keys, value => Assert.Equal(0, value));
    }

    private static float[] At(float[] values, int rows, int width, int step)
    {
        int steps = values.Length / rows / width;
        return [.. Enumerable.Range(0, rows).SelectMany(row => values.Skip(((row * steps) + step) * width).Take(width))];
    }

    /// <summary>What rows remember.</summary>
    private sealed class Stream(int rows, int capacity, int heads, int size)
    {
        private readonly AttentionStepShape shape = new(capacity, heads, size);
        private readonly float[] keys = new float[rows * capacity * heads * size];
        private readonly float[] values = new float[rows * capacity * heads * size];
        private readonly float[] work = AttentionSpecs.Work(AttentionSizes.Step(capacity, size));

        /// <summary>As the state of a network keeps it: number of the step, where the context lies, where each step lies.</summary>
        public float[] Table { get; } = new float[rows * (2 + capacity)];

        public void Go(int position)
        {
            for (int row = 0; row < rows; row++)
            {
                Table[row * (2 + capacity)] = position;
            }
        }

        public void Step(float[] q, float[] k, float[] v, float[] y)
        {
            Array.Fill(work, float.NaN);
            int position = (int)Table[0];
            for (int row = 0; row < rows; row++)
            {
                Table[(row * (2 + capacity)) + 2 + position] = row;
            }

            Attention.Step(Team.Alone, in shape, rows, q, k, v, Table, keys, values, y, work);
            Go(Math.Min(position + 1, capacity - 1));
        }
    }
}
