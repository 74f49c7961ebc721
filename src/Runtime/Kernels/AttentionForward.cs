using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Attention of all queries. A block of queries goes through the keys piece by piece with a query in each lane: the scores of a piece are a product of the keys, as they lie, with the turned queries; what they
/// weigh is a product of the values, as they lie, with the exponentials. The largest score is that so far, and sums are corrected when it changes (Milakov and Gimelshein 2018, arXiv:1805.02867; Dao et al.
/// 2022, arXiv:2205.14135), so that no more scores than those of a piece are ever there.
/// </summary>
internal unsafe struct AttentionForward
{
    public AttentionShape Shape;

    public int Rows;

    public float* Q;

    public float* K;

    public float* V;

    /// <summary>One for each row, or null where all have all keys.</summary>
    public int* Lengths;

    public float* Y;

    /// <summary>[rows, heads, steps], or null where nobody wants them.</summary>
    public float* Sums;

    public float* Work;

    /// <summary>Floats of each worker.</summary>
    public nint WorkLength;

    /// <summary>What the draws of dropout depend on; without meaning where nothing is dropped.</summary>
    public ulong Key;

    private int workers;

    public void Run(Team team, long workLength)
    {
        team = team.WorthMultiplyAdds(2 * Shape.MultiplyAdds(Rows));
        workers = (int)long.Min(team.Size, workLength / WorkLength);
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref AttentionForward all = ref Unsafe.AsRef<AttentionForward>(context);
        int blocks = all.Shape.Blocks, parts = all.Rows * all.Shape.Heads * blocks;
        for (int part = share; part < parts; part += all.workers)
        {
            int sample = part / (blocks * all.Shape.Heads), head = part / blocks % all.Shape.Heads;
            all.Block(sample, head, part % blocks * AttentionSizes.Queries, all.Work + (share * all.WorkLength));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Block(int sample, int head, int first, float* work)
    {
        int width = Shape.Width, size = Shape.Size, count = int.Min(AttentionSizes.Queries, Shape.Steps - first), lanes = AttentionSizes.Padded(count);
        float* turned = work, result = turned + (AttentionSizes.Queries * size), largest = result + (AttentionSizes.Queries * size);
        float* sums = largest + AttentionSizes.Queries, scores = sums + AttentionSizes.Queries, factors = scores + (AttentionSizes.Queries * int.Min(AttentionSizes.Keys, Shape.MemorySteps));
        nint query = (((nint)sample * Shape.Steps) + first) * width, memory = (nint)sample * Shape.MemorySteps * width;
        int keys = Shape.Visible(Lengths == null ? Shape.MemorySteps : Lengths[sample], first + count);
        float* y = Y + query + (head * size);
        if (keys == 0)
        {
            for (int i = 0; i < count; i++)
            {
                Copy.Zeros(y + ((nint)i * width), size);
            }

            return;
        }

        AttentionTiles.Turn(Q + query + (head * size), width, count, size, turned, lanes);
        for (int from = 0; from < keys; from += AttentionSizes.Keys)
        {
            int piece = int.Min(AttentionSizes.Keys, keys - from);
            nint at = memory + ((nint)from * width) + (head * size);
            AttentionTiles.Scores(K + at, width, piece, size, turned, lanes, scores);
            if (Shape.Causal)
            {
                AttentionScores.Hide(scores, piece, lanes, from - first);
            }

            AttentionScores.Exponentials(scores, piece, lanes, Shape.Scale, largest, sums, from == 0 ? null : result, size);
            if (Sums != null && Shape.Dropout.Rate > 0)
            {
                AttentionDropout dropout = new(in Shape, Key, sample, head, first, count, from, piece);
                dropout.Factors(lanes, factors);
                dropout.Multiply(scores, factors, lanes);
            }

            AttentionTiles.Weighted(V + at, width, piece, size, scores, lanes, from > 0, result);
        }

        AttentionScores.Finish(result, size, lanes, Shape.Scale, largest, sums, Sums == null ? null : largest);
        Gemm.Turn.Matrix(result, lanes, size, count, y, width);
        if (Sums != null)
        {
            Copy.Row(largest, Sums + ((((nint)sample * Shape.Heads) + head) * Shape.Steps) + first, count);
        }
    }
}
