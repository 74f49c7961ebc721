using System.Collections.Generic;

namespace StaticNets.Runtime.Parameters;

/// <summary>Every named tensor of a network, as its emitted code states it.</summary>
public sealed class NetworkLayout(string network, IReadOnlyList<TensorInfo> parameters, IReadOnlyList<TensorInfo> states, IReadOnlyList<string> counters, int preparedLength)
{
    /// <summary>The network's class name, for messages.</summary>
    public string Network { get; } = network;

    /// <summary>What the optimizer trains, contiguous from offset 0, in declaration order.</summary>
    public IReadOnlyList<TensorInfo> Parameters { get; } = parameters;

    /// <summary>Running statistics (batch norm), contiguous from offset 0 of a span of their own that no optimizer sees.</summary>
    public IReadOnlyList<TensorInfo> States { get; } = states;

    /// <summary>Names of the I64 scalars (<c>bn1.num_batches_tracked</c>): saved, optional on load.</summary>
    public IReadOnlyList<string> Counters { get; } = counters;

    /// <summary>Floats of prepared weights (packed panels …) derived from the above.</summary>
    public int PreparedLength { get; } = preparedLength;

    /// <summary>Number of trained values.</summary>
    public int ParameterCount => Parameters.Count == 0 ? 0 : Parameters[^1].Offset + Parameters[^1].Length;

    /// <summary>Number of values in the state span.</summary>
    public int StateCount => States.Count == 0 ? 0 : States[^1].Offset + States[^1].Length;
}
