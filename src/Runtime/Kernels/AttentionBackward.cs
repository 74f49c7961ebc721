using System.Runtime.CompilerServices;
using StaticNets.Runtime.Gemm;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Gradients of attention. Weights are computed again, piece by piece, from the scores and the logarithms of their sums; the keys' and values' gradients are summed over blocks of queries in order, by one
/// worker for each head of a sample.
/// </summary>
internal unsafe struct AttentionBackward
{
    public AttentionShape Shape;

    public int Rows;

    public float* Q;

    public float* K;

    public float* V;

    public float* Y;

    /// <summary>[rows, heads, steps], from the forward pass.</summary>
    public float* Sums;

    /// <summary>One for each row, or null where all have all keys.</summary>
    public int* Lengths;

    public float* Dy;

    public float* Dq;

    public float* Dk;

    public float* Dv;

    public float* Work;

    /// <summary>Floats of each worker.</summary>
    public nint WorkLength;

    /// <summary>What the draws of dropout depend on; without meaning where nothing is dropped.</summary>
    public ulong Key;

    private int workers;

    public void Run(Team team, long workLength)
    {
        team = team.WorthMultiplyAdds(5 * Shape.MultiplyAdds(Rows));
        workers = (int)long.Min(team.Size, workLength / WorkLength);
        team.Run(workers, &RunShare, Unsafe.AsPointer(ref this));
    }

    private static void RunShare(int share, int worker, void* context)
    {
        ref AttentionBackward all = ref Unsafe.AsRef<AttentionBackward>(context);
        for (int part = share; part < all.Rows * all.Shape.Heads; part += all.workers)
        {
            all.Head(part / all.Shape.Heads, part % all.Shape.Heads, all.Work + (share * all.WorkLength));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Head(int sample, int head, float* work)
    {
        nint memory = ((nint)sample * Shape.MemorySteps * Shape.Width) + (head * Shape.Size);
        for (int key = 0; key < Shape.MemorySteps; key++)
        {
            Copy.Zeros(Dk + memory + ((nint)key * Shape.Width), Shape.Size);
            Copy.Zeros(Dv + memory + ((nint)key * Shape.Width), Shape.Size);
        }

        for (int first = 0; first < Shape.Steps; first += AttentionSizes.Queries)
        {
            Block(sample, head, first, memory, work);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Block(int sample, int head, int first, nint memory, float* work)
    {
        const int Queries = AttentionSizes.Queries;
        int width = Shape.Width, size = Shape.Size, pitch = AttentionSizes.Padded(size), count = int.Min(Queries, Shape.Steps - first), lanes = AttentionSizes.Padded(count);
        float* turned = work, turnedGradient = turned + (Queries * size), result = turnedGradient + (Queries * size), queries = result + (Queries * size), gradients = queries + (Queries * pitch);
        float* logarithms = gradients + (Queries * pitch), dots = logarithms + Queries, scores = dots + Queries;
        nint room = Queries * int.Min(AttentionSizes.GradientKeys, Shape.MemorySteps), query = ((((nint)sample * Shape.Steps) + first) * width) + (head * size);
        float* ofScores = scores + room, factors = ofScores + room;
        int keys = Shape.Visible(Lengths == null ? Shape.MemorySteps : Lengths[sample], first + count);

        AttentionTiles.Turn(Q + query, width, count, size, turned, lanes);
        AttentionTiles.Turn(Dy + query, width, count, size, turnedGradient, lanes);
        AttentionTiles.Turn(Y + query, width, count, size, result, lanes);
        AttentionGradients.Dots(turnedGradient, result, size, lanes, dots);
        Copy.Zeros(logarithms, Queries);
        Copy.Row(Sums + ((((nint)sample * Shape.Heads) + head) * Shape.Steps) + first, logarithms, count);
        for (int i = 0; i < count; i++)
        {
            Copy.Row(Q + query + ((nint)i * width), queries + (i * pitch), size);
            Copy.Row(Dy + query + ((nint)i * width), gradients + (i * pitch), size);
        }

        Copy.Zeros(result, (nint)size * lanes);
        for (int from = 0; from < keys; from += AttentionSizes.GradientKeys)
        {
            int piece = int.Min(AttentionSizes.GradientKeys, keys - from);
            nint at = memory + ((nint)from * width);
            AttentionTiles.Scores(K + at, width, piece, size, turned, lanes, scores);
            AttentionTiles.Scores(V + at, width, piece, size, turnedGradient, lanes, ofScores);
            if (Shape.Causal)
            {
                AttentionScores.Hide(scores, piece, lanes, from - first);
            }

            bool drops = Shape.Dropout.Rate > 0;
            if (drops)
            {
                new AttentionDropout(in Shape, Key, sample, head, first, count, from, piece).Factors(lanes, factors);
            }

            AttentionGradients.Gradients(scores, ofScores, drops ? factors : null, piece, lanes, Shape.Scale, logarithms, dots);
            AttentionTiles.Weighted(K + at, width, piece, size, ofScores, lanes, accumulate: true, result);
            AttentionTiles.Add(scores, lanes, piece, gradients, count, size, Dv + at, width);
            AttentionTiles.Add(ofScores, lanes, piece, queries, count, size, Dk + at, width);
        }

        Gemm.Turn.Matrix(result, lanes, size, count, Dq + query, width);
    }
}
