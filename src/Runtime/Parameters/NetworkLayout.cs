using System.Collections.Generic;

namespace StaticNets.Runtime.Parameters;

/// <summary>Every named tensor of a network, as its emitted code states it.</summary>
/// <param name="Network">The network's class name, for messages.</param>
/// <param name="Parameters">What the optimizer trains, contiguous from offset 0, in declaration order.</param>
/// <param name="States">Running statistics (batch norm), contiguous from offset 0 of a span of their own that no optimizer sees.</param>
/// <param name="Counters">Names of the I64 scalars (<c>bn1.num_batches_tracked</c>): saved, optional on load.</param>
/// <param name="PreparedLength">Floats of prepared weights (packed panels …) derived from the above.</param>
public sealed record NetworkLayout(
    string Network,
    IReadOnlyList<TensorInfo> Parameters,
    IReadOnlyList<TensorInfo> States,
    IReadOnlyList<string> Counters,
    int PreparedLength)
{
    /// <summary>Number of trained values.</summary>
    public int ParameterCount => Parameters.Count == 0 ? 0 : Parameters[^1].Offset + Parameters[^1].Length;

    /// <summary>Number of values in the state span.</summary>
    public int StateCount => States.Count == 0 ? 0 : States[^1].Offset + States[^1].Length;
}
