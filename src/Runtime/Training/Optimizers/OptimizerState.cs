using System;
using StaticNets.Runtime.Parameters;

namespace StaticNets.Training;

/// <summary>What an optimizer remembers of each parameter, by name.</summary>
public sealed class OptimizerState
{
    private readonly FloatBuffer values;

    internal OptimizerState(string name, int length)
    {
        Name = name;
        values = new FloatBuffer(length);
    }

    /// <summary>PyTorch's name, such as <c>exp_avg</c>.</summary>
    public string Name { get; }

    /// <summary>One value per parameter, in their order.</summary>
    public Span<float> Values => values.Write;
}
