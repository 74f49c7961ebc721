using System;
using System.Collections.Generic;
using System.Linq;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>The gradients of a session's last step, by the names of the parameters.</summary>
public sealed class NamedGradients
{
    private readonly FloatBuffer values;
    private readonly Dictionary<string, TensorInfo> tensors;

    internal NamedGradients(NetworkLayout layout, FloatBuffer values)
    {
        this.values = values;
        tensors = layout.Parameters.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>dLoss/dparameter of the last step, averaged over what was accumulated and clipped if the session clips; 0 where the parameter is frozen; in the parameter's order.</summary>
    /// <exception cref="ArgumentException">The network has no parameter of that name.</exception>
    public ReadOnlySpan<float> this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return tensors.TryGetValue(name, out TensorInfo? tensor)
                ? values.Read.Slice(tensor.Offset, tensor.Length)
                : throw new ArgumentException($"There is no parameter '{name}'; there are {string.Join(", ", tensors.Keys)}.", nameof(name));
        }
    }
}
