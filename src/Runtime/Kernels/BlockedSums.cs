using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime.Simd;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Kernels;

/// <summary>
/// Sums over the batch and the positions of one block of 16 channels. Up to 128 positions are summed in single precision, in four sums each, and these sums in double
/// precision; the batch is cut into as many slices as it has rows, at most 8, whose sums are added in order. So a sum depends on the values alone, and its error is at most
/// 34·2⁻²⁴ of the sum of magnitudes.
/// </summary>
internal static unsafe class BlockedSums
{
    /// <summary>Most slices of a batch.</summary>
    public const int Slices = 8;

    /// <summary>Most sums of one kind of terms.</summary>
    private const int MostSums = 3;

    private const int Together = 128;

    /// <summary>What is summed.</summary>
    internal interface ITerms
    {
        /// <summary>How many sums, at most three.</summary>
        static abstract int Count { get; }

        /// <summary>Writes the sums over <paramref name="positions"/> positions from float <paramref name="at"/> on: [Count][16]. <paramref name="centres"/> are the numbers given to <see cref="Run"/>, rows of 16.</summary>
        void Sum<TV>(nint at, int positions, float* centres, float* sums)
            where TV : struct, ISimd<TV>;
    }

    /// <summary>Whether the parts of a team are blocks, rather than slices of one block after the other; that changes no bit.</summary>
    public static bool SharesBlocks(Team team, int blocks) => blocks >= 2 * team.Size;

    /// <summary>The rows of one slice.</summary>
    public static (int From, int To) Rows(int slice, int rows)
    {
        int slices = Math.Min(rows, Slices);
        return ((int)((long)rows * slice / slices), (int)((long)rows * (slice + 1) / slices));
    }

    /// <summary>totals [Count][16] = the sums over <paramref name="rows"/> rows of block number <paramref name="block"/>.</summary>
    [SkipLocalsInit]
    public static void Run<TTerms>(Team team, in BlockedShape shape, int rows, int block, in TTerms terms, float* centres, double* totals)
        where TTerms : unmanaged, ITerms
    {
        int slices = Math.Min(rows, Slices), length = TTerms.Count * Blocks.Lanes;
        double* parts = stackalloc double[Slices * MostSums * Blocks.Lanes];
        RangeJob.Run(team, slices, (long)rows * shape.Inner * Blocks.Lanes, new Job<TTerms>(shape, rows, block, terms, centres, parts));
        for (int i = 0; i < length; i++)
        {
            totals[i] = 0;
            for (int slice = 0; slice < slices; slice++)
            {
                totals[i] += parts[(slice * length) + i];
            }
        }
    }

    /// <summary>means [16] = the mean of the first few values of each row: roughly where the values of a channel lie.</summary>
    [SkipLocalsInit]
    public static void Glimpse(in BlockedShape shape, int rows, int block, float* x, float* means)
    {
        const int Positions = 8;
        float* sums = stackalloc float[Blocks.Lanes];
        double* totals = stackalloc double[Blocks.Lanes];
        new Span<double>(totals, Blocks.Lanes).Clear();
        int positions = Math.Min(Positions, shape.Inner);
        for (int row = 0; row < rows; row++)
        {
            nint at = ((nint)row * shape.BlockedLength) + ((nint)block * shape.Inner * Blocks.Lanes);
            Sum(new BlockedGradients(x), at, positions, null, sums);
            Add(sums, totals, Blocks.Lanes);
        }

        for (int lane = 0; lane < Blocks.Lanes; lane++)
        {
            means[lane] = rows == 0 ? 0 : (float)(totals[lane] / ((double)rows * positions));
        }
    }

    private static void Sum<TTerms>(in TTerms terms, nint at, int positions, float* centres, float* sums)
        where TTerms : unmanaged, ITerms
    {
        if (Vector512.IsHardwareAccelerated)
        {
            terms.Sum<Simd16>(at, positions, centres, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            terms.Sum<Simd8>(at, positions, centres, sums);
        }
        else
        {
            terms.Sum<Simd4>(at, positions, centres, sums);
        }
    }

    private static void Add(float* sums, double* totals, int length)
    {
        for (int i = 0; i < length; i += 4)
        {
            (Vector256.Load(totals + i) + DoubleSums.Widen(sums + i)).Store(totals + i);
        }
    }

    private readonly struct Job<TTerms>(BlockedShape shape, int rows, int block, TTerms terms, float* centres, double* parts) : IRangeJob
        where TTerms : unmanaged, ITerms
    {
        [SkipLocalsInit]
        public void Run(int from, int to)
        {
            int length = TTerms.Count * Blocks.Lanes;
            float* sums = stackalloc float[MostSums * Blocks.Lanes];
            for (int slice = from; slice < to; slice++)
            {
                double* total = parts + (slice * length);
                new Span<double>(total, length).Clear();
                (int first, int end) = Rows(slice, rows);
                for (int row = first; row < end; row++)
                {
                    nint at = ((nint)row * shape.BlockedLength) + ((nint)block * shape.Inner * Blocks.Lanes);
                    for (int i = 0; i < shape.Inner; i += Together)
                    {
                        Sum(terms, at + ((nint)i * Blocks.Lanes), Math.Min(Together, shape.Inner - i), centres, sums);
                        Add(sums, total, length);
                    }
                }
            }
        }
    }
}
