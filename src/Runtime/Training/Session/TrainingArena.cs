using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StaticNets.Training;

/// <summary>
/// The memory of one training session: native, 64-byte aligned, with 64-bit lengths.
/// Layout, in floats: [per-sample buffers: capacity · ArenaPerSample][fixed][carried: capacity · CarriedPerSample][work]. A buffer that needs n floats per sample from offset o on
/// lies at o · capacity, so that the samples of a batch are contiguous in it.
/// </summary>
public sealed unsafe class TrainingArena : IDisposable
{
    private const int Alignment = 64;

    private readonly int workLength;
    private float* memory;

    /// <summary>Allocates the memory. Its content does not matter: in debug builds it is NaN.</summary>
    /// <param name="plan">The lengths.</param>
    /// <param name="capacity">Most rows of a batch.</param>
    /// <param name="workers">Threads for which kernel scratch is reserved.</param>
    /// <exception cref="OutOfMemoryException">The memory is not there; the message says how many bytes were wanted.</exception>
    public TrainingArena(TrainingPlan plan, int capacity, int workers)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);

        Capacity = capacity;
        long work;
        ulong bytes;
        try
        {
            work = checked(plan.WorkFixed + (workers * plan.WorkPerWorker));
            FixedOffset = checked(capacity * plan.ArenaPerSample);
            CarriedOffset = checked(FixedOffset + plan.ArenaFixed);
            WorkOffset = checked(CarriedOffset + (capacity * plan.CarriedPerSample));
            Length = checked(WorkOffset + work);
            bytes = checked((ulong)Length * sizeof(float));
        }
        catch (OverflowException)
        {
            throw new OutOfMemoryException($"Training {plan.Layout.Network} with batches of {capacity} needs more than {long.MaxValue} bytes.");
        }

        workLength = Fit(work);
        try
        {
            memory = (float*)NativeMemory.AlignedAlloc(checked((nuint)Math.Max(bytes, Alignment)), Alignment);
        }
        catch (OutOfMemoryException)
        {
            throw new OutOfMemoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"Training {plan.Layout.Network} with batches of {capacity} needs {bytes:N0} bytes, which the system does not give; use a smaller batch."));
        }

        Poison();
    }

    /// <summary>Frees the memory of an arena that nobody disposed.</summary>
    ~TrainingArena() => Free();

    /// <summary>Most rows of a batch.</summary>
    public int Capacity { get; }

    /// <summary>Floats in all.</summary>
    public long Length { get; }

    /// <summary>Where the buffers begin whose length does not depend on the batch.</summary>
    public long FixedOffset { get; }

    /// <summary>Where the buffers begin that stay from one step to the next.</summary>
    public long CarriedOffset { get; }

    /// <summary>Those buffers.</summary>
    public Span<float> Carried => Slice(CarriedOffset, WorkOffset - CarriedOffset);

    /// <summary>Where kernel scratch begins.</summary>
    public long WorkOffset { get; }

    /// <summary>Kernel scratch: WorkFixed + workers · WorkPerWorker floats.</summary>
    public Span<float> Work => new(Start() + WorkOffset, workLength);

    /// <summary>The buffer of <paramref name="length"/> floats at <paramref name="offset"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie in the arena, or is longer than a span can be.</exception>
    /// <exception cref="ObjectDisposedException">The arena was disposed.</exception>
    public Span<float> Slice(long offset, long length)
    {
        if ((ulong)offset > (ulong)Length || (ulong)length > (ulong)(Length - offset))
        {
            throw new ArgumentOutOfRangeException(nameof(offset), $"The slice [{offset}, +{length}) does not lie in an arena of {Length} floats.");
        }

        return new Span<float>(Start() + offset, Fit(length));
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static int Fit(long length) => length <= int.MaxValue
        ? (int)length
        : throw new ArgumentOutOfRangeException(
            nameof(length),
            string.Create(CultureInfo.InvariantCulture, $"One buffer of {length * sizeof(float):N0} bytes is longer than a span can be; use a smaller batch."));

    private float* Start()
    {
        ObjectDisposedException.ThrowIf(memory is null, this);
        return memory;
    }

    // Whoever reads what nobody wrote gets NaN in a debug build.
    [System.Diagnostics.Conditional("DEBUG")]
    private void Poison()
    {
        for (long i = 0; i < Length; i++)
        {
            memory[i] = float.NaN;
        }
    }

    private void Free()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
