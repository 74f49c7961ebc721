using System;

namespace StaticNets.Runtime.Parameters;

/// <summary>The network's own scratch, for the length of one call. Dispose gives it back.</summary>
public readonly ref struct ScratchLease
{
    private readonly NetworkScratch? source;

    internal ScratchLease(NetworkScratch source, Span<float> span)
    {
        this.source = source;
        Span = span;
    }

    /// <summary>64-byte aligned; its content does not matter.</summary>
    public Span<float> Span { get; }

    /// <summary>Gives the scratch back.</summary>
    public void Dispose() => source?.Return();
}
