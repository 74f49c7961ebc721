using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;
using StaticNets.Runtime.Tiles;

namespace StaticNets.Runtime.Kernels;

/// <summary>Attention of one query for each row to remembered steps. Reading these is what takes the time: keys are read once from end to end, for all heads.</summary>
internal unsafe struct AttentionStep
{
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
        team = Rows == 1 ? Team.Alone : team.WorthMultiplyAdds(2L * Rows * Shape.MemoryLength);
        workers = (int)long.Min(int.Min(team.Size, Rows), workLength / WorkLength);
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref AttentionStep all = ref Unsafe.AsRef<AttentionStep>(context);
        for (int row = share; row < all.Rows; row += all.workers)
        {
            float* work = all.Work + (share * all.WorkLength);
            if (Vector512.IsHardwareAccelerated)
            {
                all.Row<Simd16>(row, work);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                all.Row<Pair<Simd8>>(row, work);
            }
            else
            {
                all.Row<Pair<Pair<Simd4>>>(row, work);
            }
        }
    }

    /// <summary>Groups have 16 floats on every machine, so that sums have the same order everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row<TV>(int row, float* work)
        where TV : struct, ISimd<TV>
    {
        int pitch = AttentionSizes.Padded(Shape.Size), room = AttentionSizes.Padded(Shape.Capacity), count = Counts != null ? (int)Counts[row] : (int)Table[(nint)row * TableLength] + 1;
        float* query = work, scores = query + (Shape.Heads * pitch), lanes = scores + ((nint)Shape.Heads * room);
        int* places = (int*)(lanes + (Shape.Heads * AttentionSizes.StepKeys * 16));
        float* y = Y + ((nint)row * Shape.Width);
        if (count == 0)
        {
            Copy.Zeros(y, Shape.Width);
            return;
        }

        Places(row, count, places);
        for (int head = 0; head < Shape.Heads; head++)
        {
            float* from = Q + ((nint)row * Shape.Width) + (head * Shape.Size), to = query + (head * pitch);
            for (int i = 0; i < Shape.Size; i += TV.Count)
            {
                TV.Store(ChannelGroups.Load<TV>(from + i, Shape.Size - i) * TV.Create(Shape.Scale), ref *to, i);
            }
        }

        for (int key = 0; key < count; key += AttentionSizes.StepKeys)
        {
            Products<TV>(query, places + key, lanes);
            LaneSums.InPlace(lanes, Shape.Heads * AttentionSizes.StepKeys);
            for (int head = 0; head < Shape.Heads; head++)
            {
                Simd4.Store(Simd4.Load(ref *lanes, head * AttentionSizes.StepKeys), ref *scores, ((nint)head * room) + key);
            }
        }

        for (int head = 0; head < Shape.Heads; head++)
        {
            float* weights = scores + ((nint)head * room);
            Softmax.ForwardOperation.Line<TV>(weights, null, weights, count, accumulate: false);
            Weighted<TV>(weights, places, count, Values + (head * Shape.Size), y + (head * Shape.Size));
        }
    }

    /// <summary>Where each step begins in the memory of all rows. The last one is repeated, up to a whole number of those whose scores are computed together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Places(int row, int count, int* places)
    {
        float* table = Table + ((nint)row * TableLength);
        int width = Shape.Width, length = Shape.MemoryLength, step = 0;
        Vector256<int> steps = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7) * width, context = Vector256.Create((int)table[1]);
        for (; step <= count - Vector256<int>.Count; step += Vector256<int>.Count)
        {
            Vector256<int> owners = Counts != null ? context : Vector256.ConvertToInt32Native(Vector256.Load(table + 2 + step));
            ((owners * length) + steps + Vector256.Create(step * width)).Store(places + step);
        }

        for (; step < count; step++)
        {
            places[step] = ((int)table[Counts != null ? 1 : 2 + step] * length) + (step * width);
        }

        for (; step % AttentionSizes.StepKeys != 0; step++)
        {
            places[step] = places[count - 1];
        }
    }

    /// <summary>The products of a few keys with the query, [head][key][16 lanes], still to be added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Products<TV>(float* query, int* places, float* lanes)
        where TV : struct, ISimd<TV>
    {
        int size = Shape.Size, whole = size / TV.Count * TV.Count;
        float* a = Keys + places[0], b = Keys + places[1], c = Keys + places[2], d = Keys + places[3];
        for (int head = 0; head < Shape.Heads; head++, a += size, b += size, c += size, d += size, lanes += AttentionSizes.StepKeys * 16)
        {
            TV sumA = TV.Create(0), sumB = sumA, sumC = sumA, sumD = sumA;
            for (int i = 0; i < whole; i += TV.Count)
            {
                TV q = TV.Load(ref *query, i);
                sumA = TV.MultiplyAdd(q, TV.Load(ref *a, i), sumA);
                sumB = TV.MultiplyAdd(q, TV.Load(ref *b, i), sumB);
                sumC = TV.MultiplyAdd(q, TV.Load(ref *c, i), sumC);
                sumD = TV.MultiplyAdd(q, TV.Load(ref *d, i), sumD);
            }

            TV.Store(sumA, ref *lanes, 0);
            TV.Store(sumB, ref *lanes, 16);
            TV.Store(sumC, ref *lanes, 32);
            TV.Store(sumD, ref *lanes, 48);
            query += whole;
            if (whole < size)
            {
                Rest<TV>(query, a + whole, size - whole, lanes);
                Rest<TV>(query, b + whole, size - whole, lanes + 16);
                Rest<TV>(query, c + whole, size - whole, lanes + 32);
                Rest<TV>(query, d + whole, size - whole, lanes + 48);
                query += TV.Count;
            }
        }
    }

    private static void Rest<TV>(float* query, float* key, int count, float* lanes)
        where TV : struct, ISimd<TV> =>
        TV.Store(TV.MultiplyAdd(TV.Load(ref *query, 0), Partial.Load<TV>(ref *key, 0, count), TV.Load(ref *lanes, 0)), ref *lanes, 0);

    /// <summary>y = Σ over steps of weight · value, in order. Vectors that would end behind the head, which may be the end of all memory, are read float by float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Weighted<TV>(float* weights, int* places, int count, float* values, float* y)
        where TV : struct, ISimd<TV>
    {
        int size = Shape.Size, whole = size / TV.Count * TV.Count;
        if (whole > 0)
        {
            Tile tile = new() { A = weights, AStep = 1, B = values, BPanel = RegisterTiles.Panel, Offsets = places, Count = count, C = y };
            Block.Run(in tile, 1, whole, startMoves: false);
        }

        if (whole < size)
        {
            TV sum = TV.Create(0);
            for (int step = 0; step < count; step++)
            {
                sum = TV.MultiplyAdd(TV.Create(weights[step]), Partial.Load<TV>(ref *values, places[step] + whole, size - whole), sum);
            }

            Partial.Store(sum, ref *y, whole, size - whole);
        }
    }
}
