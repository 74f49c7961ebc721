using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime.Parameters;
using StaticNets.Runtime.Threading;

namespace StaticNets.Runtime.Passes;

/// <summary>
/// Walks a batch in chunks that fit the scratch at hand. A sample's result does not depend on its chunk, so any scratch, any batch and any number
/// of threads give the same bits. Allocates nothing, but for the network's own scratch the first time.
/// </summary>
public static unsafe class ForwardPass
{
    /// <summary>Floats by which scratch may have to be shifted so that it begins on a cache line.</summary>
    public const int AlignmentSlack = 15;

    // Below this a pass between pauses is not worth waking parked workers, which takes about 30 us each (measured; hot ones take 0.1 us).
    private const double WorthWaking = 300_000;

    // Fewer samples than threads: the threads meet at each step, and steps too small to be shared keep all but one of them waiting.
    private const double WorthSharingSteps = 30_000;

    /// <summary>All samples with the network's own scratch, on as many threads as pay.</summary>
    /// <exception cref="InvalidOperationException">Another call is using that scratch.</exception>
    public static void Run<TProgram, TPorts>(NetworkCore core, in TPorts ports, int rows)
        where TProgram : IForwardProgram<TPorts>
        where TPorts : struct, allows ref struct
    {
        if (rows == 0)
        {
            return;
        }

        Team team = StaticNetsThreads.Current;
        int length = checked((TProgram.ChunkBatch * TProgram.ArenaPerSample) + TProgram.WorkLength);

        // One size for any number of rows, so that the scratch is allocated once. Where an arena is so large that not every thread can have one, they share the steps.
        int sharedWork = team.Size == 1 ? 0 : checked(TProgram.SharedWork + (team.Size * TProgram.SharedWorkPerThread));
        bool eachHasRoom = ((long)length * team.Size) + sharedWork <= Array.MaxLength / 2;
        double nanoseconds = rows * TProgram.NanosecondsPerSample;
        bool sharesSamples = eachHasRoom && rows >= team.Size && rows > 1 && team.WorthWorkers(nanoseconds, WorthWaking);
        bool sharesSteps = !sharesSamples && team.Size > 1 && nanoseconds >= (team.IsHot ? WorthSharingSteps : WorthWaking);
        int threads = sharesSamples ? Math.Min(team.Size, rows) : 1;
        int chunk = Math.Min(TProgram.ChunkBatch, (rows + threads - 1) / threads);
        using ScratchLease lease = core.RentScratch((eachHasRoom ? length * team.Size : length) + sharedWork);
        if (threads == 1)
        {
            Chunks<TProgram, TPorts>(in ports, rows, chunk, lease.Span[..length], sharesSteps ? team : Team.Alone, sharesSteps ? lease.Span[^sharedWork..] : default);
            return;
        }

        fixed (float* scratch = lease.Span)
        {
            // Ports are a ref struct, so they lie on this thread's stack, and stay there until all parts are done.
            Shared shared = new() { Ports = Unsafe.AsPointer(in ports), Scratch = scratch, Length = length, Rows = rows, Chunk = chunk };
            team.Run((rows + chunk - 1) / chunk, &Part<TProgram, TPorts>, &shared);
        }
    }

    /// <summary>All samples with the caller's scratch, on the caller's thread.</summary>
    /// <param name="ports">Inputs, outputs and weights.</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="scratch">At least what one sample needs; more lets more samples run together.</param>
    /// <exception cref="ArgumentException">The scratch is too short.</exception>
    public static void Run<TProgram, TPorts>(in TPorts ports, int rows, Span<float> scratch)
        where TProgram : IForwardProgram<TPorts>
        where TPorts : struct, allows ref struct
    {
        Guard.AtLeast(scratch.Length, (long)TProgram.ArenaPerSample + TProgram.WorkLength + AlignmentSlack);
        if (rows == 0)
        {
            return;
        }

        scratch = Aligned(scratch);
        long room = TProgram.ArenaPerSample == 0 ? rows : ((long)scratch.Length - TProgram.WorkLength) / TProgram.ArenaPerSample;
        int chunk = (int)Math.Min(rows, Math.Min(room, Math.Max(1, TProgram.ChunkBatch)));
        Chunks<TProgram, TPorts>(in ports, rows, chunk, scratch, Team.Alone, default);
    }

    /// <summary>The part of <paramref name="scratch"/> that begins on a cache line.</summary>
    public static Span<float> Aligned(Span<float> scratch)
    {
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(scratch));
        int shift = (int)((-address & 63) / sizeof(float));

        // Memory that is not even aligned to floats cannot be shifted to a line by whole floats: kernels accept that, it only costs time.
        return scratch[Math.Min(shift, AlignmentSlack)..];
    }

    private static void Chunks<TProgram, TPorts>(in TPorts ports, int rows, int chunk, Span<float> scratch, Team team, Span<float> work)
        where TProgram : IForwardProgram<TPorts>
        where TPorts : struct, allows ref struct
    {
        for (int first = 0; first < rows; first += chunk)
        {
            int count = Math.Min(chunk, rows - first);
            TProgram.Forward(in ports, first, count, scratch[..((count * TProgram.ArenaPerSample) + TProgram.WorkLength)], team, work);
        }
    }

    private static void Part<TProgram, TPorts>(int part, int worker, void* context)
        where TProgram : IForwardProgram<TPorts>
        where TPorts : struct, allows ref struct
    {
        ref Shared shared = ref *(Shared*)context;
        int first = part * shared.Chunk;
        int count = Math.Min(shared.Chunk, shared.Rows - first);
        Span<float> scratch = new(shared.Scratch + ((long)worker * shared.Length), (count * TProgram.ArenaPerSample) + TProgram.WorkLength);
        #pragma warning disable CS8500 // A pointer to a type with references: see Run, where the ports lie.
        TProgram.Forward(in *(TPorts*)shared.Ports, first, count, scratch, Team.Alone, default);
#pragma warning restore CS8500
    }

    private struct Shared
    {
        public void* Ports;
        public float* Scratch;
        public int Length;
        public int Rows;
        public int Chunk;
    }
}
