namespace StaticNets.Runtime.Kernels;

/// <summary>Scratch of one kernel call, in floats: a fixed part and a part for each thread that takes part.</summary>
/// <remarks>This folder is compiled into the generator too, so that what it reserves is what the kernel uses.</remarks>
internal readonly struct WorkLength
{
    public WorkLength(long @fixed, long perWorker)
    {
        Fixed = @fixed;
        PerWorker = perWorker;
    }

    /// <summary>Floats that the call needs once.</summary>
    public long Fixed { get; }

    /// <summary>Floats that each worker needs besides.</summary>
    public long PerWorker { get; }
}
