using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNets.Generator.Ir;

/// <summary>How the names of inputs, outputs and targets become names of C#. An input, output or target is a parameter of its own name.</summary>
internal static class PortNames
{
    /// <summary>The main output, and the target that it is compared with.</summary>
    public const string Output = "output";
    public const string Target = "target";

    // What emitted members call inside the network or its training, where a parameter of that name would hide it.
    private static readonly string[] Hidden =
    [
        "AbandonStep", "AccumulateGradients", "Arena", "BeginStep", "EndStep", "EvaluateLoss", "GradientBuffer", "InputGradients", "Key", "Run", "Spare", "States", "Team", "network",
    ];

    /// <summary>The constant with the length of one sample: <c>MaskLength</c> for <c>mask</c>. The first input's is always InputLength, the main output's OutputLength.</summary>
    public static string ConstantOf(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1) + "Length";

    /// <summary>What a further input or output of that name would take away from the network; null if nothing.</summary>
    public static string? Takes(string name) =>
        GeneratedMembers.Names.Contains(name) || Hidden.Contains(name, StringComparer.Ordinal) ? name
        : GeneratedMembers.Names.Contains(ConstantOf(name)) ? ConstantOf(name)
        : null;

    /// <summary>A name like <paramref name="wanted"/> that is none of those taken.</summary>
    public static string Free(string wanted, ICollection<string> taken)
    {
        string name = wanted;
        for (int i = 2; taken.Contains(name); i++)
        {
            name = wanted + "_" + Support.Text.Of(i);
        }

        return name;
    }
}
