namespace StaticNets.Runtime.Kernels;

/// <summary>How long a memory is that all steps of a stream look at.</summary>
public readonly struct AttentionMemoryShape
{
    /// <summary>Creates the shape.</summary>
    public AttentionMemoryShape(int memorySteps) => MemorySteps = memorySteps;

    /// <summary>Steps of the memory.</summary>
    public int MemorySteps { get; }
}
