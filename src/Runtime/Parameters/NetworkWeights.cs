using System;

namespace StaticNets.Runtime.Parameters;

/// <summary>
/// The weights of a network at one moment. Immutable: a pass that took it reads one consistent set, whatever is written meanwhile.
/// </summary>
public sealed class NetworkWeights
{
    private readonly FloatBuffer parameters;
    private readonly FloatBuffer states;
    private readonly FloatBuffer prepared;
    private readonly long[] counters;
    private readonly object? owner;

    /// <param name="parameters">Canonical parameters.</param>
    /// <param name="states">Running statistics.</param>
    /// <param name="prepared">Derived from the two.</param>
    /// <param name="counters">One per <see cref="NetworkLayout.Counters"/>.</param>
    /// <param name="version">1 for the first weights of a network, one more with every change.</param>
    /// <param name="owner">Keeps mapped memory mapped.</param>
    internal NetworkWeights(FloatBuffer parameters, FloatBuffer states, FloatBuffer prepared, long[] counters, long version, object? owner)
    {
        this.parameters = parameters;
        this.states = states;
        this.prepared = prepared;
        this.counters = counters;
        this.owner = owner;
        Version = version;
    }

    /// <summary>All parameters in canonical order. 64-byte aligned, unless embedded in the program.</summary>
    public ReadOnlySpan<float> Parameters => parameters.Read;

    /// <summary>All running statistics. 64-byte aligned, unless embedded in the program.</summary>
    public ReadOnlySpan<float> States => states.Read;

    /// <summary>What the kernels read, derived from the above. 64-byte aligned.</summary>
    public ReadOnlySpan<float> Prepared => prepared.Read;

    /// <summary>The I64 scalars, in the order of <see cref="NetworkLayout.Counters"/>.</summary>
    public ReadOnlySpan<long> Counters => counters;

    /// <summary>1 for the first weights of a network, one more with every change.</summary>
    public long Version { get; }

    /// <summary>Whether the canonical weights are read where the program's file is mapped.</summary>
    internal bool InPlace => owner is not null;
}
