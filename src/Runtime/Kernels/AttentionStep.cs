using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Attention of one query for each row to remembered steps. Reading these is what takes the time: what a head remembers lies in one run, which is read from end to end; rows of all heads, of which each head reads a
/// part, take three times as long.
/// </summary>
internal unsafe struct AttentionStep
{
    // What is read comes from the third level of cache at best.
    private const double NanosecondsPerValue = 0.06;

    public AttentionStepShape Shape;

    public int Rows;

    public float* Q;

    public float* Keys;

    public float* Values;

    /// <summary>[rows, TableLength]: number of the step, the row in whose memory the context lies, the row of each step.</summary>
    public float* Table;

    public int TableLength;

    /// <summary>How many steps of each row's context there are; null where own steps are attended to.</summary>
    public float* Counts;

    public float* Y;

    public float* Work;

    /// <summary>Floats of each worker.</summary>
    public nint WorkLength;

    private int workers;

    public void Run(Team team, long workLength)
    {
        long steps = 0;
        for (int row = 0; row < Rows; row++)
        {
            steps += Count(row);
        }

        team = team.Worth(2 * NanosecondsPerValue * steps * Shape.Width);
        workers = (int)long.Min(int.Min(team.Size, Rows * Shape.Heads), workLength / WorkLength);
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref AttentionStep all = ref Unsafe.AsRef<AttentionStep>(context);
        float* work = all.Work + (share * all.WorkLength);
        long heads = (long)all.Rows * all.Shape.Heads;
        int from = (int)(heads * share / all.workers), to = (int)(heads * (share + 1) / all.workers);
        if (Vector512.IsHardwareAccelerated)
        {
            all.Heads<Simd16>(from, to, work);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            all.Heads<Pair<Simd8>>(from, to, work);
        }
        else
        {
            all.Heads<Pair<Pair<Simd4>>>(from, to, work);
        }
    }

    private readonly int Count(int row) => Counts != null ? (int)Counts[row] : (int)Table[(nint)row * TableLength] + 1;

    /// <summary>Some heads of all rows. Groups have 16 floats on every machine, so that sums have the same order everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Heads<TV>(int from, int to, float* work)
        where TV : struct, ISimd<TV>
    {
        int size = Shape.Size;
        float* query = work, scores = query + AttentionSizes.Padded(size), lanes = scores + AttentionSizes.Padded(Shape.Capacity);
        int* places = (int*)(lanes + (AttentionSizes.StepKeys * 16));
        AttentionMemory memory = new() { Size = size, Places = places };
        for (int item = from; item < to; item++)
        {
            int row = item / Shape.Heads, head = item % Shape.Heads;
            nint first = (nint)head * Shape.Capacity * size;
            float* q = Q + ((nint)item * size), y = Y + ((nint)item * size);
            if (item == from || head == 0)
            {
                memory.Count = Count(row);
                memory.Run = Places(row, memory.Count, places);
            }

            if (memory.Count == 0)
            {
                Copy.Zeros(y, size);
                continue;
            }

            for (int i = 0; i < size; i += TV.Count)
            {
                TV.Store(ChannelGroups.Load<TV>(q + i, size - i) * TV.Create(Shape.Scale), ref *query, i);
            }

            memory.Scores<TV>(Keys + first, query, scores, lanes);
            Softmax.ForwardOperation.Line<TV>(scores, null, scores, memory.Count, accumulate: false);
            memory.Weighted<TV>(Values + first, scores, y);
        }
    }

    /// <summary>Where each step of a head begins in the memory of all rows; the last one is repeated, up to a whole number of those whose scores are computed together. Whether all are in one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly bool Places(int row, int count, int* places)
    {
        float* table = Table + ((nint)row * TableLength), owners = table + (Counts != null ? 1 : 2);
        int size = Shape.Size, length = Shape.MemoryLength, step = 0;
        Vector256<int> steps = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7) * size, first = Vector256.Create((int)owners[0]), others = Vector256<int>.Zero;
        for (; step <= count - Vector256<int>.Count; step += Vector256<int>.Count)
        {
            Vector256<int> owner = Counts != null ? first : Vector256.ConvertToInt32Native(Vector256.Load(owners + step));
            others |= owner ^ first;
            ((owner * length) + steps + Vector256.Create(step * size)).Store(places + step);
        }

        bool run = others == Vector256<int>.Zero;
        for (; step < count; step++)
        {
            int owner = (int)owners[Counts != null ? 0 : step];
            run &= owner == (int)owners[0];
            places[step] = (owner * length) + (step * size);
        }

        for (; step % AttentionSizes.StepKeys != 0; step++)
        {
            places[step] = places[count - 1];
        }

        return run;
    }
}
